package io.automigration.autoconfigure.command;

import io.automigration.MigrationListener;
import io.automigration.Migrations;
import io.automigration.autoconfigure.start.StartTask;
import io.automigration.cli.MigrationCommands;
import io.automigration.cli.ParsedCommand;
import io.automigration.cli.Shell;
import io.automigration.internal.log.LogEvent;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ansi.AnsiOutput;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * What a command makes of an application: first of its properties, and the way by which the context, once it is there, gets
 * to know the command. Only this class names the module {@code cli}, which an application may exclude.
 */
public final class CommandSource extends MapPropertySource {

    private static final String NAME = "auto-migration-command";

    // what of logs says nothing to a person who asked for something else
    private static final String LEVEL = "logging.level.";
    private static final List<String> CANCELLED_REFRESH = List.of(
            LEVEL + "org.springframework.context.annotation.AnnotationConfigApplicationContext",
            LEVEL + "org.springframework.context.support.GenericApplicationContext");

    /** The command of this process: a parent's start reads it, its child's does it. */
    private static @Nullable CommandSource begun;

    private final MigrationCommands commands;
    private final ParsedCommand command;
    private final boolean progressShown;

    private CommandSource(MigrationCommands commands, ParsedCommand command, boolean progressShown) {
        super(NAME, properties());
        this.commands = commands;
        this.command = command;
        this.progressShown = progressShown;
    }

    /** The command of this start, if it is one. */
    public static Optional<CommandSource> of(ConfigurableEnvironment environment) {
        return Optional.ofNullable(environment.getPropertySources().get(NAME)).map(CommandSource.class::cast);
    }

    /** From here on standard output is for the result alone. What needs no database is done at once. */
    static void begin(
            RequestedCommand requested, ConfigurableEnvironment environment, List<String> arguments, boolean parent) {
        CommandSource source = begun;
        if (source == null) {
            source = begin(requested);
            begun = source;
        }
        MutablePropertySources sources = environment.getPropertySources();
        // a parent is there for its child, which does the command
        sources.addFirst(parent ? new MapPropertySource(NAME + "-parent", ofAParent()) : source);
        sources.addLast(new MapPropertySource(NAME + "-quiet", quiet(source.progressShown)));
        if (!requested.isSetting()) {
            keepPropertiesOnly(sources, arguments);
        }
    }

    /** Whether a word is a command, or another tool's word for one. */
    static boolean isCommand(String word) {
        return MigrationCommands.isCommand(word);
    }

    private static CommandSource begin(RequestedCommand requested) {
        Shell shell = new Shell(
                new Shell.Streams(System.out, System.err, System.in, Terminal.streams()), System.getenv(), Path.of(""));
        if (!shell.colouredErr()) {
            AnsiOutput.setEnabled(AnsiOutput.Enabled.NEVER); // logs go there too
        }
        System.setOut(shell.err());
        System.setErr(shell.err());
        MigrationCommands commands = new MigrationCommands(shell);
        ParsedCommand command = requested.isSetting()
                ? commands.parseSetting(requested.setting(), RequestedCommand.PROPERTY)
                : commands.parse(requested.words());
        if (!command.needsDatabase()) {
            System.exit(command.run(() -> {
                throw new IllegalStateException("there is no context yet");
            }));
        }
        return new CommandSource(commands, command, shell.showsProgress());
    }

    /** How the start goes on: with the command, and no further. */
    public StartTask task(Supplier<Migrations> door) {
        return new CommandStart(() -> command.run(door));
    }

    /** Tells how far a step is. */
    public MigrationListener progress() {
        return commands.progress();
    }

    private static Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "spring.main.web-application-type", "none",
                "spring.main.banner-mode", "off",
                "spring.main.log-startup-info", "false"));
        CANCELLED_REFRESH.forEach(logger -> properties.put(logger, "error"));
        return properties;
    }

    private static Map<String, Object> ofAParent() {
        Map<String, Object> properties = properties();
        properties.put("auto.migration", "off");
        return properties;
    }

    /**
     * Last of all properties: an application that says otherwise means it. A person sees what is done from the command, which
     * also says why it failed.
     */
    private static Map<String, Object> quiet(boolean progress) {
        Map<String, Object> levels = new HashMap<>(Map.of(LEVEL + "root", "warn"));
        levels.put(LEVEL + "io.automigration", progress ? "warn" : "info");
        levels.put(LEVEL + LogEvent.LOCK_WAITING.logger(), "info");
        levels.put(LEVEL + LogEvent.STEP_FAILED.logger(), "off");
        return levels;
    }

    /** The options of a command are no properties of the application. */
    private static void keepPropertiesOnly(MutablePropertySources sources, List<String> arguments) {
        String name = SimpleCommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME;
        if (sources.contains(name)) {
            int first = RequestedCommand.firstWord(arguments);
            sources.replace(
                    name,
                    new SimpleCommandLinePropertySource(Stream.concat(
                                    arguments.stream().limit(first),
                                    arguments.stream().skip(first).filter(RequestedCommand::isProperty))
                            .toArray(String[]::new)));
        }
    }
}
