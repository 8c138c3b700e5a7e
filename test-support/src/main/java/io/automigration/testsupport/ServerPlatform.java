package io.automigration.testsupport;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where the test server runs: the wheel it comes in, the wheel's hash, and the executable inside. */
enum ServerPlatform {
    LINUX_X86_64(
            "manylinux_2_28_x86_64",
            "fe8ccfd1295c872c92a4c4c13c5a6a1dead88b2ff3b9aafb361406ec8aac4d14",
            "secantusdb.scripts/secantusd-rs"),
    LINUX_ARM64(
            "manylinux_2_28_aarch64",
            "690fed7d7268bf7e90aeb2c8a5b390b32b34685170df9a304f961713e30540fe",
            "secantusdb.scripts/secantusd-rs"),
    MAC_ARM64(
            "macosx_11_0_arm64",
            "030a69eabbbb0761c244c0d041c1aa89df17680b26c98b374030f61b1c890aec",
            "secantusdb-0.6.0b17.data/scripts/secantusd-rs"),
    WINDOWS_X86_64(
            "win_amd64",
            "2002515e1ae0c4f419ea94f55cef2611391ca8c6e17f866284c86d033d5061c4",
            "secantusdb-0.6.0b17.data/scripts/secantusd-rs.exe");

    final String tag;
    final String sha256;
    final String executable;

    ServerPlatform(String tag, String sha256, String executable) {
        this.tag = tag;
        this.sha256 = sha256;
        this.executable = executable;
    }

    /** The platform with these {@code os.name} and {@code os.arch}, or none. */
    static Optional<ServerPlatform> of(String os, String arch) {
        String family = os.toLowerCase(Locale.ROOT).split(" ", 2)[0];
        String name = family + "_" + (arch.equals("amd64") ? "x86_64" : arch.equals("aarch64") ? "arm64" : arch);
        return Arrays.stream(values())
                .filter(platform -> platform.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
