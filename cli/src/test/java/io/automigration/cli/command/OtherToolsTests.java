package io.automigration.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherToolsTests {

    @ParameterizedTest
    @CsvSource({
        "info, status",
        "current --check, status --check",
        "showmigrations, status",
        "migrate, up",
        "update --to 3, up --to 3",
        "upgrade, up",
        "upgrade head, up",
        "upgrade +2, up --steps 2",
        "upgrade 3 --format json, up --to 3 --format json",
        "undo, down",
        "rollback --steps 2, down --steps 2",
        "downgrade -1, down --steps 1",
        "downgrade base --yes, down --to base --yes",
        "downgrade 3, down --to 3",
        "goto 3, to 3",
        "stamp head, baseline head",
        "release-locks --force, unlock --force",
        "revision -m x, new -m x",
        "create add_plan, new add_plan",
        "up 3, up 3"
    })
    void theWordsOfOtherToolsAreUnderstood(String words, String ours) {
        assertThat(OtherTools.translated(List.of(words.split(" ")))).containsExactly(ours.split(" "));
    }
}
