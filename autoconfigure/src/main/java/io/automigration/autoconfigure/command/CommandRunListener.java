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

    private final List<String> arguments;
    private final boolean parent = isStartedForAChild();
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

    private void prepare(ConfigurableEnvironment environment) {
        RequestedCommand requested = Rehearsal.isOn()
                ? null
                : RequestedCommand.of(environment, arguments).orElse(null);
        if (requested == null) {
            refuseMisspelt(environment);
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

    private void refuseMisspelt(ConfigurableEnvironment environment) {
        if (Rehearsal.isOn() || !hasCommands()) {
            return;
        }
        RequestedCommand.misspelt(environment, arguments, CommandSource::isCommand)
                .ifPresent(words -> {
                    System.err.println("""
                            '%s' looks like a command, but the word for commands is 'migrate'. The application was not started.

                            Call 'migrate %s'. To leave these arguments to the application, set \
                            auto.migration.command-line=false.""".formatted(words, words.substring(words.indexOf(' ') + 1)));
                    System.exit(2);
                });
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
