package io.automigration.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The words of other tools, brought into ours; refused where they would do something else than their users expect. */
final class OtherTools {

    private static final Map<String, String> WORDS = new TreeMap<>(Map.ofEntries(
            Map.entry("info", "status"),
            Map.entry("current", "status"),
            Map.entry("showmigrations", "status"),
            Map.entry("migrate", "up"),
            Map.entry("update", "up"),
            Map.entry("upgrade", "up"),
            Map.entry("undo", "down"),
            Map.entry("rollback", "down"),
            Map.entry("downgrade", "down"),
            Map.entry("goto", "to"),
            Map.entry("stamp", "baseline"),
            Map.entry("release-locks", "unlock"),
            Map.entry("revision", "new"),
            Map.entry("create", "new")));

    private OtherTools() {}

    static boolean knows(String word) {
        return WORDS.containsKey(word);
    }

    /** The words for one of our commands. */
    static List<String> wordsFor(String command) {
        return WORDS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(command))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A command line in our words. */
    static List<String> translated(List<String> words) {
        if (words.isEmpty()) {
            return words;
        }
        String word = words.get(0);
        List<String> rest = words.subList(1, words.size());
        String argument = rest.isEmpty() || rest.get(0).startsWith("--") ? "" : rest.get(0);
        if (rest.contains("--help") || rest.contains("-h")) {
            argument = "";
        }
        return switch (word) {
            case "upgrade" -> upgrade(argument, rest);
            case "downgrade" -> downgrade(argument, rest);
            case "migrate", "update" -> withoutArgument(word, argument, rest, "up --to V, or to V to go either way");
            case "undo", "rollback" -> withoutArgument(word, argument, rest, "down --steps N, or down --to V");
            case "help" -> Stream.concat(rest.stream(), Stream.of("--help")).toList();
            case "stamp" -> argument.equals("base") ? forget() : ours(word, rest);
            case "force" -> force(argument);
            default -> ours(word, rest);
        };
    }

    private static List<String> upgrade(String argument, List<String> rest) {
        if (argument.isEmpty() || argument.equals("head") || argument.equals("heads")) {
            return ours("upgrade", without(argument, rest));
        }
        return argument.startsWith("+")
                ? ours("upgrade", replaced(rest, "--steps", argument.substring(1)))
                : ours("upgrade", replaced(rest, "--to", argument));
    }

    private static List<String> downgrade(String argument, List<String> rest) {
        if (argument.equals("head") || argument.equals("heads")) {
            throw refused("downgrade head", "head is the newest version", "upgrade, or up");
        }
        if (argument.isEmpty()) {
            return ours("downgrade", rest);
        }
        return argument.startsWith("-")
                ? ours("downgrade", replaced(rest, "--steps", argument.substring(1)))
                : ours("downgrade", replaced(rest, "--to", argument));
    }

    private static List<String> withoutArgument(String word, String argument, List<String> rest, String instead) {
        if (!argument.isEmpty() && !argument.startsWith("-")) {
            throw refused(word + " " + argument, "it means different things in different tools", instead);
        }
        return ours(word, rest);
    }

    private static List<String> forget() {
        throw refused("stamp base", "the history is never cleared", "to 0, which reverts everything");
    }

    private static List<String> force(String argument) {
        String version = argument.isEmpty() ? "V" : argument;
        throw refused(
                ("force " + argument).strip(),
                "it would not record why",
                "repair " + version
                        + " --as applied|pending|reverted --reason TEXT for one that failed or was interrupted,"
                        + " baseline " + version + " for a database that already has it");
    }

    private static RefusedCommandException refused(String words, String because, String instead) {
        return new RefusedCommandException(
                "'" + words + "' is refused: " + because + ". Nothing was changed.", "Use " + instead + ".");
    }

    private static List<String> ours(String word, List<String> rest) {
        List<String> ours = new ArrayList<>();
        ours.add(WORDS.getOrDefault(word, word));
        ours.addAll(rest);
        return ours;
    }

    private static List<String> without(String argument, List<String> rest) {
        return argument.isEmpty() ? rest : rest.subList(1, rest.size());
    }

    private static List<String> replaced(List<String> rest, String option, String value) {
        return Stream.concat(Stream.of(option, value), rest.stream().skip(1)).toList();
    }
}
