package io.automigration.cli.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The name of a new migration, in whatever form a person writes it. */
public record MigrationName(String words) {

    /** As it stands in the name of a class: {@code AddPlan}. */
    public String camelCase() {
        String name = Arrays.stream(words.split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        if (name.isEmpty()) {
            throw new NotWrittenException(
                    "'" + words + "' can't be made into the name of a class.",
                    "Give a name of letters and digits, such as add_plan or AddPlan.");
        }
        return name;
    }

    /** As a sentence, for where no description is given: {@code Add plan}. */
    public String sentence() {
        String spaced = camelCase().replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ");
        return spaced.substring(0, 1) + spaced.substring(1).toLowerCase(Locale.ROOT);
    }
}
