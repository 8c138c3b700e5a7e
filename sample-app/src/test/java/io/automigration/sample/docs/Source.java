package io.automigration.sample.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/** A file of the repository, or the regions of it between lines with {@code tag::name[]} and {@code end::name[]}. */
record Source(String path, String tag) {

    private static final Pattern ANY_TAG = Pattern.compile(".*\\b(tag|end)::[\\w-]+\\[].*");

    static Source of(String named) {
        int hash = named.indexOf('#');
        return hash < 0 ? new Source(named, "") : new Source(named.substring(0, hash), named.substring(hash + 1));
    }

    /** What a page shows of it. */
    String text() {
        StringBuilder text = new StringBuilder();
        boolean inside = tag.isEmpty();
        for (String line : lines()) {
            if (!tag.isEmpty() && line.contains("tag::" + tag + "[]")) {
                inside = true;
            } else if (!tag.isEmpty() && line.contains("end::" + tag + "[]")) {
                inside = false;
            } else if (inside && !ANY_TAG.matcher(line).matches()) {
                text.append(line).append('\n');
            }
        }
        if (text.isEmpty()) {
            throw new IllegalArgumentException(path + " has nothing under the tag '" + tag + "'");
        }
        return text.toString().stripIndent();
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(Pages.ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
