package io.automigration.cli.command;

import io.automigration.cli.text.Console;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

@Command(
        name = "migrate",
        header = "Shows and runs the migrations of the application's database.",
        description = {
            "Results go to standard output, everything else to standard error. 'migrate' stands for 'java -jar app.jar migrate'."
                    + " Properties of the application may follow: --spring.profiles.active=prod",
            ""
        },
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Exit codes: 0 done, or nothing to do; 1 failed; 2 wrong usage or configuration; 3 not up to date; 4 could not acquire"
                    + " the lock; 5 refused, someone has to decide; 130, 143 interrupted.",
            "'migrate COMMAND --help' shows its options and an example."
        })
final class MigrateCommand {

    /** All commands, ready to parse. */
    static CommandLine line(Console.Abilities abilities) {
        CommandLine line = new CommandLine(new MigrateCommand());
        Stream.of(
                        new StatusCommand(),
                        new HistoryCommand(),
                        new PlanCommand(),
                        new ValidateCommand(),
                        new UpCommand(),
                        new DownCommand(),
                        new ToCommand(),
                        new RepairCommand(),
                        new BaselineCommand(),
                        new UnlockCommand(),
                        new NewCommand(),
                        new InitCommand())
                .forEach(line::addSubcommand);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                abilities.colouredOut() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        describe(line);
        line.getCommandSpec()
                .addOption(OptionSpec.builder("--version")
                        .versionHelp(true)
                        .description("Shows the version of auto-migration.")
                        .build())
                .versionProvider(MigrateCommand::version);
        line.getSubcommands().values().forEach(command -> {
            command.getCommandSpec().addOption(stackTrace());
            describe(command);
        });
        line.setUsageHelpAutoWidth(abilities.fits()); // asks the terminal, once help is shown
        return line;
    }

    /** How wide a result may be: as wide as the terminal, if there is one. */
    static int columns(Console.Abilities abilities) {
        return abilities.fits() ? new UsageMessageSpec().autoWidth(true).width() : Integer.MAX_VALUE;
    }

    /** Who writes {@code migrate} once more where it is not needed means no command of another tool. */
    static List<String> withoutItself(CommandLine line, List<String> words) {
        boolean twice = words.size() > 1
                && words.get(0).equals("migrate")
                && line.getSubcommands().containsKey(words.get(1));
        return twice ? words.subList(1, words.size()) : words;
    }

    /** As the jar says it; there is none where classes are not in a jar. */
    private static String[] version() {
        String version = MigrateCommand.class.getPackage().getImplementationVersion();
        return new String[] {"auto-migration " + (version == null ? "of unknown version" : version)};
    }

    private static OptionSpec stackTrace() {
        return OptionSpec.builder(CommandParser.STACK_TRACE)
                .type(boolean.class)
                .description("Prints the whole stack trace if the command fails.")
                .build();
    }

    private static void describe(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Shows this help.")
                .build());
        UsageMessageSpec usage = spec.usageMessage();
        usage.width(120);
        usage.sortOptions(false);
        List<String> words = OtherTools.wordsFor(spec.name());
        if (!words.isEmpty()) {
            usage.header(usage.header()[0] + " Also: " + String.join(", ", words) + ".");
        }
        if (usage.footer().length == 1) {
            usage.footer("", usage.footer()[0]);
        }
    }
}
