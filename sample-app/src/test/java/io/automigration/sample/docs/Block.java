package io.automigration.sample.docs;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A fenced block of a page. It is cut from a file that is compiled, parsed or run, if a comment above it names one: {@code
 * <!-- cut: path/from/the/root#tag -->}, without a tag the whole file.
 *
 * @param language what stands behind the fence
 * @param source the file it is cut from, with its tag; empty when none is named
 * @param text what stands between the fences
 * @param begin where the text begins in its page
 */
record Block(String language, String source, String text, int begin) {

    private static final Pattern FENCED =
            Pattern.compile("(?:<!-- cut: (\\S+) -->\\n)?^```(\\w*)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private static final Pattern MARK = Pattern.compile("<!-- cut: ");

    static List<Block> in(String markdown) {
        List<Block> blocks = FENCED.matcher(markdown)
                .results()
                .map(found -> new Block(
                        found.group(2), found.group(1) == null ? "" : found.group(1), found.group(3), found.start(3)))
                .toList();
        long cut = blocks.stream().filter(block -> !block.source().isEmpty()).count();
        if (cut != MARK.matcher(markdown).results().count()) {
            throw new IllegalArgumentException("a comment that names a source, and no block right below it");
        }
        return blocks;
    }
}
