package io.automigration.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerUriTests {

    @Test
    void theDatabaseIsReplacedAndOptionsStay() {
        assertThat(ServerUri.parse("mongodb://a:1,b:2/old?replicaSet=rs&w=1").withDatabase("new"))
                .hasToString("mongodb://a:1,b:2/new?replicaSet=rs&w=1");
        assertThat(ServerUri.parse("mongodb://a:1").withDatabase("new")).hasToString("mongodb://a:1/new");
        assertThat(ServerUri.parse("mongodb://a:1/?w=1").withDatabase("new")).hasToString("mongodb://a:1/new?w=1");
    }

    @Test
    void aUserStaysWhereItIs() {
        assertThat(ServerUri.parse("mongodb://me:secret@a:1").withDatabase("new"))
                .hasToString("mongodb://me:secret@a:1/new?authSource=admin");
        assertThat(ServerUri.parse("mongodb://me:secret@a:1/users").withDatabase("new"))
                .hasToString("mongodb://me:secret@a:1/new?authSource=users");
        assertThat(ServerUri.parse("mongodb://me:secret@a:1/?authsource=x").withDatabase("new"))
                .hasToString("mongodb://me:secret@a:1/new?authsource=x");
    }

    @Test
    void aDirectConnectionAsksForNoReplicaSet() {
        assertThat(ServerUri.parse("mongodb://a:1,b:2/shop?replicaSet=rs&w=1").directlyAt("c:3"))
                .hasToString("mongodb://c:3/shop?w=1&directConnection=true");
    }

    @Test
    void anOptionIsSetOnce() {
        assertThat(ServerUri.parse("mongodb://a:1/shop?w=1&Timeoutms=5").with("timeoutMS", "7"))
                .hasToString("mongodb://a:1/shop?w=1&timeoutMS=7");
    }
}
