package io.automigration.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MaskedTests {

    private static final String KEY = "dup key: { email: \"ann@shop.example\" }";

    private static String printed(Throwable error) {
        StringWriter out = new StringWriter();
        error.printStackTrace(new PrintWriter(out, true));
        return out.toString();
    }

    @Test
    void aStackTraceTellsNoValuesWhereverTheyAre() {
        IllegalStateException error = new IllegalStateException("outer", new IllegalArgumentException("inner " + KEY));
        error.addSuppressed(new IllegalStateException("beside " + KEY));

        assertThat(printed(Masked.error(error)))
                .doesNotContain("ann@shop.example")
                .contains("java.lang.IllegalStateException: outer")
                .contains("java.lang.IllegalArgumentException: inner dup key: {…}")
                .contains("java.lang.IllegalStateException: beside dup key: {…}")
                .contains("at " + MaskedTests.class.getName());
    }

    @Test
    void anErrorThatTellsNothingIsItself() {
        IllegalStateException error = new IllegalStateException("outer", new IllegalArgumentException("inner"));
        assertThat(Masked.error(error)).isSameAs(error);
    }

    @Test
    void errorsThatAreEachOthersCauseAreCopied() {
        IllegalStateException one = new IllegalStateException("one " + KEY);
        IllegalStateException other = new IllegalStateException("other", one);
        one.initCause(other);
        assertThat(printed(Masked.error(one))).doesNotContain("ann@shop.example");
    }
}
