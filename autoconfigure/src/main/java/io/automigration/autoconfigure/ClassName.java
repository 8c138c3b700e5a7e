package io.automigration.autoconfigure;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a class or a {@code @Bean} method that has to tell the version, because the annotation does not. */
record ClassName(String text) {

    private static final Pattern PARTS = Pattern.compile("[Vv](\\d+(?:_\\d+)*)(_*)(.*)");
    private static final Pattern OTHER_LETTER = Pattern.compile("[^A-Za-z0-9_]");

    /** What is wrong with it, as the end of a sentence; empty where it tells version and name. */
    Optional<String> problem() {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return Optional.of("does not begin with V and a number");
        }
        String underscores = parts.group(2);
        String name = parts.group(3);
        if (name.isEmpty()) {
            return Optional.of("has no name behind the version");
        }
        if (underscores.length() < 2) {
            return Optional.of("has " + (underscores.isEmpty() ? "no underscore" : "one underscore")
                    + " between version and name, where two are needed: "
                    + text.substring(0, parts.end(1)) + "__" + name);
        }
        Matcher other = OTHER_LETTER.matcher(name);
        return other.find()
                ? Optional.of(
                        "has the letter '" + other.group() + "', and only a to z, A to Z, digits and _ can stand in it")
                : Optional.empty();
    }
}
