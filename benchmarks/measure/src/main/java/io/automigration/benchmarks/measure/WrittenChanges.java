package io.automigration.benchmarks.measure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Writes and compiles as many changes as are wanted, in the form that a side wants them in. */
record WrittenChanges(Path root, Path directory) {

    /** A directory of classes with this many changes. */
    Path of(Side side, int number) {
        Path classes = directory.resolve(side.changes).resolve(Integer.toString(number));
        if (!Files.isDirectory(classes)) {
            compile(side, number, classes);
        }
        return classes;
    }

    private void compile(Side side, int number, Path classes) {
        String template = template(side.changes);
        List<Source> sources = IntStream.rangeClosed(1, number)
                .mapToObj(change -> new Source(change, template))
                .toList();
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "needs a JDK");
        List<String> options =
                List.of("-proc:none", "-parameters", "-cp", side.classPath(root), "-d", created(classes));
        if (number > 0
                && !compiler.getTask(null, null, null, options, null, sources).call()) {
            throw new IllegalStateException("the changes of " + side + " do not compile");
        }
    }

    private static String created(Path directory) {
        try {
            return Files.createDirectories(directory).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String template(String name) {
        try (InputStream text = WrittenChanges.class.getResourceAsStream("/changes/" + name + ".txt")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String code;

        Source(int number, String template) {
            super(URI.create("string:///changes/V" + number + "__Insert.java"), JavaFileObject.Kind.SOURCE);
            this.code = template.replace("{number}", Integer.toString(number))
                    .replace("{padded}", String.format(Locale.ROOT, "%08d", number));
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
