package io.automigration.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.ServerAddress;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CausesTests {

    @Test
    void theAuthorsWordComesFirstAndThenWhatItCameFrom() {
        Throwable wrapped =
                new CompletionException(new IllegalStateException("user 17", new ArithmeticException("/ by zero")));
        assertThat(Causes.text(wrapped))
                .isEqualTo("IllegalStateException: user 17. First cause: ArithmeticException: / by zero.");
    }

    @Test
    void anErrorThatRepeatsItsCauseIsLeftOut() {
        assertThat(Causes.text(new IllegalStateException("failed: no space", new IOException("no space"))))
                .isEqualTo("IOException: no space.");
    }

    @Test
    void anInnermostErrorWithoutAMessageLeavesItToTheOneAround() {
        assertThat(Causes.text(new IllegalStateException("document 7", new NullPointerException())))
                .isEqualTo("IllegalStateException: document 7.");
    }

    @Test
    void anErrorWithoutAnyMessageIsItsType() {
        assertThat(Causes.text(new NullPointerException())).isEqualTo("NullPointerException.");
    }

    @Test
    void anAnonymousErrorIsWhatItExtends() {
        assertThat(Causes.text(new IllegalStateException("boom") {})).isEqualTo("IllegalStateException: boom.");
    }

    @Test
    void anErrorOfTheServerIsWhatItSaidWithoutItsWholeAnswer() {
        assertThat(Causes.text(new MongoCommandException(
                        BsonDocument.parse(
                                "{ok: 0, code: 13, codeName: 'Unauthorized', errmsg: 'not authorized', more: 1}"),
                        new ServerAddress())))
                .isEqualTo("MongoCommandException: error 13 (Unauthorized): not authorized.");
    }

    @Test
    void severalLinesBecomeOneAndASentenceStaysOne() {
        assertThat(Causes.text(new IllegalStateException(" two\n\tlines! ")))
                .isEqualTo("IllegalStateException: two lines!");
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void errorsThatAreEachOthersCauseAreTold() {
        IllegalStateException one = new IllegalStateException("one");
        IllegalStateException other = new IllegalStateException("other", one);
        one.initCause(other);
        assertThat(Causes.text(one))
                .isEqualTo("IllegalStateException: one. First cause: IllegalStateException: other.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://admin:pa/ss@db:27017/shop",
                "mongodb://admin:p@ss@db:27017/shop",
                "mongodb://admin:p:a?s#s@db:27017/shop",
                "mongodb://admin:pa ss@db:27017/shop",
                "mongodb+srv://admin:pass@db.example/shop"
            })
    void aPasswordThatIsNotEscapedIsNotToldEither(String uri) {
        assertThat(Causes.text(new IllegalArgumentException("The connection string '" + uri + "' is invalid")))
                .matches(
                        "IllegalArgumentException: The connection string 'mongodb(\\+srv)?://\\*\\*\\*@db.*/shop' is invalid\\.");
    }

    @Test
    void anotherServersPasswordAndOneInAnOptionAreNotTold() {
        assertThat(Causes.text(new IllegalStateException(
                        "amqp://app:secret@mq/ and mongodb://h/x?proxyUsername=u&proxyPassword=secret&tls=true")))
                .isEqualTo(
                        "IllegalStateException: amqp://***@mq/ and mongodb://h/x?proxyUsername=u&proxyPassword=***&tls=true.");
    }

    @Test
    void aDuplicateKeyIsToldWithoutItsValues() {
        assertThat(Causes.text(new IllegalStateException("E11000 index: email_1 dup key: { email: \"ann@shop\" }")))
                .isEqualTo("IllegalStateException: E11000 index: email_1 dup key: {…}.");
    }

    @Test
    void aHugeErrorIsCutAndControlCharactersAreMadeVisible() {
        assertThat(Causes.text(new IllegalStateException("x".repeat(1_000_000))))
                .hasSizeLessThan(2_100)
                .endsWith("… (1000000 characters in all).");
        assertThat(Causes.text(new IllegalStateException("red: \u001B[31m")))
                .isEqualTo("IllegalStateException: red: \\x1b[31m.");
    }

    @Test
    void aPasswordInAConnectionStringIsNotTold() {
        assertThat(Causes.text(new IllegalStateException(
                        "no database in mongodb+srv://app:pa%40ss@db.example/?a=b and mongodb://u:p@h:1/x")))
                .isEqualTo(
                        "IllegalStateException: no database in mongodb+srv://***@db.example/?a=b and mongodb://***@h:1/x.");
    }
}
