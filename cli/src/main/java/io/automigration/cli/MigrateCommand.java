package io.automigration.cli;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

@Command(
        name = "migrate",
        header = "Looks at the migrations of the database, and makes them.",
        description = {
            "Results go to standard output, all else to standard error. Every 'migrate' below stands for 'java -jar app.jar"
                    + " migrate'. Properties of the application may follow: --spring.profiles.active=prod",
            ""
        },
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Exit codes: 0 done (also: nothing to do); 1 failed; 2 wrong usage or configuration; 3 not up to date; 4 lock not"
                    + " had in time; 5 refused, a person must decide; 130, 143 interrupted.",
            "'migrate COMMAND --help' says more, with an example."
        })
final class MigrateCommand {

    /** All commands, ready to parse. */
    static CommandLine line(Session session) {
        CommandLine line = new CommandLine(new MigrateCommand());
        Stream.of(
                        new StatusCommand(session),
                        new HistoryCommand(session),
                        new PlanCommand(session),
                        new ValidateCommand(session),
                        new UpCommand(session),
                        new DownCommand(session),
                        new ToCommand(session),
                        new RepairCommand(session),
                        new BaselineCommand(session),
                        new UnlockCommand(session),
                        new NewCommand(session),
                        new InitCommand(session))
                .forEach(line::addSubcommand);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(false);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                session.shell().coloured() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        describe(line);
        line.getSubcommands().values().forEach(MigrateCommand::describe);
        return line;
    }

    /** Who writes {@code migrate} once more where it is not needed means no command of another tool. */
    static List<String> withoutItself(CommandLine line, List<String> words) {
        boolean twice = words.size() > 1
                && words.get(0).equals("migrate")
                && line.getSubcommands().containsKey(words.get(1));
        return twice ? words.subList(1, words.size()) : words;
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
