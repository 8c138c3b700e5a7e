package io.automigration.autoconfigure.command;

import io.automigration.autoconfigure.start.Rehearsal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/**
 * Turns the start of an application into a command, where one is asked for. What the environment says is learned from an event:
 * the method of this interface for it has another signature in each generation of Boot.
 */
final class CommandRunListener implements SpringApplicationRunListener {

    private static final String COMMANDS = "io.automigration.cli.MigrationCommands";

    private static final String BUILDER = "org.springframework.boot.builder.SpringApplicationBuilder";
    private static final String COMMAND_LINE_OF_PROCESS = "sun.java.command";

    private final List<String> arguments;
    private final boolean parent = isStartedForAChild() || isStartedInside();
    private boolean command;

    CommandRunListener(SpringApplication application, String[] arguments) {
        this.arguments = List.of(arguments);
        application.addListeners(new WhenEnvironmentIsReady());
    }

    /** The command is over, or the application could not even begin with it. */
    @Override
    public void failed(@Nullable ConfigurableApplicationContext context, Throwable exception) {
        Optional<CommandDone> done = Stream.iterate(exception, cause -> cause != null, Throwable::getCause)
                .filter(CommandDone.class::isInstance)
                .map(CommandDone.class::cast)
                .findFirst();
        done.ifPresent(command -> System.exit(command.exitCode()));
    }

    /** No runner was called yet. */
    @Override
    public void started(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
        if (command && !parent) {
            System.err.println("""
                    The command was not run: no context of the application has AutoMigrationAutoConfiguration.

                    Enable auto-configuration in the context of the migrations, and do not exclude that one there.""");
            System.exit(2);
        }
    }

    /** A builder starts the parent of its application with the same arguments, just before: the command is for the child. */
    private static boolean isStartedForAChild() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().equals(BUILDER)
                        && frame.getMethodName().equals("configureAsChildIfNecessary")));
    }

    /** While another starts, as the bootstrap context of Spring Cloud does. */
    private static boolean isStartedInside() {
        return StackWalker.getInstance()
                        .walk(frames -> frames.filter(CommandRunListener::isRun).count())
                > 1;
    }

    /** The method that both others of its name come to. */
    private static boolean isRun(StackWalker.StackFrame frame) {
        return frame.getClassName().equals(SpringApplication.class.getName())
                && frame.getMethodName().equals("run")
                && frame.getDescriptor().startsWith("([Ljava/lang/String;)");
    }

    private void prepare(ConfigurableEnvironment environment) {
        RequestedCommand requested = Rehearsal.isOn()
                ? null
                : RequestedCommand.of(environment, arguments).orElse(null);
        if (requested == null) {
            refuseMissed(environment);
            return;
        }
        if (!hasCommands()) {
            System.err.println("""
                    There are no commands in this application: auto-migration-cli is not on its class path.

                    Remove the exclusion of io.automigration:auto-migration-cli. To leave a first argument 'migrate' to the \
                    application, set auto.migration.command-line=false.""");
            System.exit(2);
        }
        command = true;
        CommandSource.begin(requested, environment, arguments, parent);
    }

    /** The start that it would be is not meant, and might migrate. */
    private void refuseMissed(ConfigurableEnvironment environment) {
        if (Rehearsal.isOn() || parent || !hasCommands()) {
            return;
        }
        RequestedCommand.missed(environment, arguments, CommandSource::isCommand)
                .ifPresent(missed -> {
                    System.err.println("""
                            '%s' looks like a command, but the first word of one is 'migrate'. The application was not started.

                            Call '%s'. To leave these arguments to the application, set \
                            auto.migration.command-line=false.""".formatted(
                                    String.join(" ", missed.words()),
                                    String.join(" ", missed.meant()).transform(meant -> ("migrate " + meant).strip())));
                    System.exit(2);
                });
        if (RequestedCommand.isKeptBack(environment, arguments, System.getProperty(COMMAND_LINE_OF_PROCESS, ""))) {
            System.err.println("""
                    The command line has a command, 'migrate', but the application was not given it. It was not started.

                    Hand the arguments of main on: SpringApplication.run(Application.class, args). To leave the argument to the \
                    application, set auto.migration.command-line=false.""");
            System.exit(2);
        }
    }

    private static boolean hasCommands() {
        return ClassUtils.isPresent(COMMANDS, CommandRunListener.class.getClassLoader());
    }

    /** After the configuration files were read, before the logging is set up by what they say. */
    private final class WhenEnvironmentIsReady
            implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

        private static final int BETWEEN_FILES_AND_LOGGING = HIGHEST_PRECEDENCE + 15;

        @Override
        public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
            prepare(event.getEnvironment());
        }

        @Override
        public int getOrder() {
            return BETWEEN_FILES_AND_LOGGING;
        }
    }
}
