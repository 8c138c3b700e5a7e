package io.automigration.sample.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The pages that users read: README.md, and what is in docs, but not below it. */
final class Pages {

    /** Maven starts tests in their module, others at the root. */
    static final Path ROOT = root();

    /** What the commands say of themselves is compared with them where they are. */
    private static final String GENERATED = "<!-- generated from the commands' own help -->";

    private Pages() {}

    static List<Path> all() {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page as people have written it. */
    static String written(Path page) {
        String text = read(page);
        int generated = text.indexOf(GENERATED);
        return generated < 0 ? text : text.substring(0, generated);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts all blocks of all pages from their sources again. */
    static void cutAgain() throws IOException {
        for (Path page : all()) {
            StringBuilder text = new StringBuilder(read(page));
            List<Block> blocks = Block.in(written(page));
            for (int i = blocks.size() - 1; i >= 0; i--) {
                Block block = blocks.get(i);
                if (!block.source().isEmpty()) {
                    text.replace(
                            block.begin(),
                            block.begin() + block.text().length(),
                            Source.of(block.source()).text());
                }
            }
            Files.writeString(page, text);
        }
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("sample-app")) ? here : here.getParent();
    }
}
