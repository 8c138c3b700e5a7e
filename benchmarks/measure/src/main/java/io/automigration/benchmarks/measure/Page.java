package io.automigration.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The page as a whole. */
record Page(String markdown) {

    static Page of(Extent extent, List<Section> sections, long nanos) {
        StringBuilder page = new StringBuilder("# Performance\n\n");
        sections.forEach(section -> page.append(section.markdown()));
        return new Page(page.toString().stripTrailing() + "\n");
    }

    void write(Path directory) throws IOException {
        Files.writeString(directory.resolve("performance.md"), markdown);
    }
}
