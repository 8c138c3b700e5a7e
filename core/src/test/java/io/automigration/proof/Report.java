package io.automigration.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a part of the proof counted. Printed, and kept as {@code target/proof/<part>.txt}, whence it comes into the docs. */
public final class Report {

    private final String part;
    private final List<String> lines = new ArrayList<>();

    public Report(String part) {
        this.part = part;
    }

    public synchronized void line(String format, Object... values) {
        lines.add(format.formatted(values));
    }

    public synchronized int lines() {
        return lines.size();
    }

    public synchronized void print() {
        String text = String.join("\n", lines);
        System.out.println(part + "\n" + text);
        try {
            Path directory = Files.createDirectories(Path.of("target", "proof"));
            Files.writeString(directory.resolve(part.replace(' ', '-') + ".txt"), text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
