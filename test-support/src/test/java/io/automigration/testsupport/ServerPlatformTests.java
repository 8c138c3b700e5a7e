package io.automigration.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerPlatformTests {

    @Test
    void javasNamesAreUnderstood() {
        assertThat(ServerPlatform.of("Linux", "amd64")).contains(ServerPlatform.LINUX_X86_64);
        assertThat(ServerPlatform.of("Linux", "aarch64")).contains(ServerPlatform.LINUX_ARM64);
        assertThat(ServerPlatform.of("Mac OS X", "aarch64")).contains(ServerPlatform.MAC_ARM64);
        assertThat(ServerPlatform.of("Windows 11", "amd64")).contains(ServerPlatform.WINDOWS_X86_64);
    }

    @Test
    void othersHaveNoServer() {
        assertThat(ServerPlatform.of("Mac OS X", "x86_64")).isEmpty();
        assertThat(ServerPlatform.of("Linux", "s390x")).isEmpty();
    }
}
