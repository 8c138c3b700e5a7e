package io.automigration.autoconfigure.command;

import io.automigration.MigrationListener;
import io.automigration.Migrations;
import io.automigration.autoconfigure.start.StartTask;
import io.automigration.cli.MigrationCommands;
import io.automigration.cli.Shell;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
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

    private final RequestedCommand requested;
    private final MigrationCommands commands;
    private final AtomicReference<Supplier<Migrations>> migrations;

    private CommandSource(
            RequestedCommand requested, MigrationCommands commands, AtomicReference<Supplier<Migrations>> migrations) {
        super(NAME, properties());
        this.requested = requested;
        this.commands = commands;
        this.migrations = migrations;
    }

    /** The command of this start, if it is one. */
    public static Optional<CommandSource> of(ConfigurableEnvironment environment) {
        return Optional.ofNullable(environment.getPropertySources().get(NAME)).map(CommandSource.class::cast);
    }

    /** From here on standard output is for the result alone. What needs no database is done at once. */
    static void begin(RequestedCommand requested, ConfigurableEnvironment environment, List<String> arguments) {
        boolean terminal = Terminal.isThere();
        Shell shell = new Shell(System.out, System.err, System.in, terminal, System.getenv(), Path.of(""));
        System.setOut(shell.err());
        System.setErr(shell.err());
        AtomicReference<Supplier<Migrations>> migrations = new AtomicReference<>();
        MigrationCommands commands = new MigrationCommands(
                () -> Objects.requireNonNull(migrations.get(), "the context is not there yet")
                        .get(),
                shell);
        CommandSource source = new CommandSource(requested, commands, migrations);
        if (!commands.needsDatabase(requested.words())) {
            System.exit(source.run());
        }
        MutablePropertySources sources = environment.getPropertySources();
        sources.addFirst(source);
        sources.addLast(new MapPropertySource(NAME + "-quiet", quiet(terminal)));
        if (requested.setting().isEmpty()) {
            keepPropertiesOnly(sources, arguments);
        }
    }

    /** How the start goes on: with the command, and no further. */
    public StartTask task(Supplier<Migrations> door) {
        migrations.set(door);
        return new CommandStart(this::run);
    }

    /** Tells how far a step is. */
    public MigrationListener progress() {
        return commands.progress();
    }

    private int run() {
        return requested.setting().isEmpty()
                ? commands.run(requested.words())
                : commands.runSetting(requested.setting(), RequestedCommand.PROPERTY);
    }

    private static Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "spring.main.web-application-type", "none",
                "spring.main.banner-mode", "off",
                "spring.main.log-startup-info", "false"));
        CANCELLED_REFRESH.forEach(logger -> properties.put(logger, "error"));
        return properties;
    }

    /** Last of all properties: an application that says otherwise means it. A person sees what is done from the command. */
    private static Map<String, Object> quiet(boolean terminal) {
        Map<String, Object> levels = new HashMap<>(Map.of(LEVEL + "root", "warn"));
        levels.put(LEVEL + "io.automigration", terminal ? "warn" : "info");
        levels.put(LEVEL + "io.automigration.internal.lock.Waiting", "info");
        return levels;
    }

    /** The options of a command are no properties of the application. */
    private static void keepPropertiesOnly(MutablePropertySources sources, List<String> arguments) {
        String name = SimpleCommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME;
        if (sources.contains(name)) {
            sources.replace(
                    name,
                    new SimpleCommandLinePropertySource(arguments.stream()
                            .filter(RequestedCommand::isProperty)
                            .toArray(String[]::new)));
        }
    }
}
