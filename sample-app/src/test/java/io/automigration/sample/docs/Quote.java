package io.automigration.sample.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of the sample's code in a page: a Java block below {@code <!-- sample: migrations/File.java#tag -->}. The file says
 * by {@code // tag::tag[]} and {@code // end::tag[]} which piece it is.
 */
record Quote(String file, String tag, String text) {

    private static final Path SAMPLE = Path.of("sample-app/src/main/java/io/automigration/sample");

    private static final Pattern MARK = Pattern.compile("<!-- sample: ");
    private static final Pattern QUOTE =
            Pattern.compile("<!-- sample: (\\S+?)#(\\S+) -->\\s*```java\\n(.*?)```", Pattern.DOTALL);

    static List<Quote> in(String markdown) {
        List<Quote> quotes = QUOTE.matcher(markdown)
                .results()
                .map(found -> new Quote(found.group(1), found.group(2), found.group(3)))
                .toList();
        if (quotes.size() != MARK.matcher(markdown).results().count()) {
            throw new IllegalArgumentException("a sample comment without a file, a tag or a Java block below it");
        }
        return quotes;
    }

    /** What the quote should be. */
    String original(Path root) {
        Pattern region =
                Pattern.compile("// tag::%s\\[\\]\\R(.*?)\\h*// end::%<s\\[\\]".formatted(tag), Pattern.DOTALL);
        Matcher found = region.matcher(read(root.resolve(SAMPLE).resolve(file)));
        if (!found.find()) {
            throw new IllegalArgumentException(file + " has no region " + tag);
        }
        return found.group(1).stripIndent();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
