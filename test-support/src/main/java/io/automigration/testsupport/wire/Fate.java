package io.automigration.testsupport.wire;

import java.io.IOException;
import java.util.Arrays;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** What becomes of a command on its way to the server and of its answer on the way back. */
@FunctionalInterface
public interface Fate {

    void befall(Exchange exchange) throws IOException;

    /** This, and then the test is told. */
    default Fate then(Runnable told) {
        return exchange -> {
            befall(exchange);
            told.run();
        };
    }

    /** What becomes of all that no rule is for: the server executes it, the driver gets the answer. */
    static Fate pass() {
        return exchange -> exchange.answer(exchange.execute());
    }

    /** The server never hears of it; the driver waits. */
    static Fate dropRequest() {
        return exchange -> {};
    }

    /** The server executes it; the driver waits. */
    static Fate dropAnswer() {
        return Exchange::execute;
    }

    /** The server never hears of it; the driver gets this answer. */
    static Fate answer(BsonDocument answer) {
        return exchange -> exchange.answer(answer);
    }

    /** The server never hears of it; the driver gets an error. */
    static Fate fail(int code, String... labels) {
        BsonDocument error = error(code).append("ok", new BsonDouble(0));
        return answer(labelled(error, labels));
    }

    /** The server executes it; the driver gets the answer with the error that it was not replicated as asked. */
    static Fate writeConcernError(int code, String... labels) {
        return exchange -> {
            BsonDocument answer = new BsonDocument();
            answer.putAll(exchange.execute());
            exchange.answer(labelled(answer.append("writeConcernError", error(code)), labels));
        };
    }

    /** The server never hears of it; the driver's connection is closed. */
    static Fate closeBefore() {
        return Exchange::close;
    }

    /** The server executes it; the driver's connection is closed. */
    static Fate closeAfter() {
        return exchange -> {
            exchange.execute();
            exchange.close();
        };
    }

    /** Half of it gets to the server; then the driver's connection is closed. */
    static Fate cutRequest() {
        return exchange -> {
            exchange.sendHalf();
            exchange.close();
        };
    }

    /** The server executes it, half of the answer gets to the driver; then its connection is closed. */
    static Fate cutAnswer() {
        return exchange -> {
            exchange.answerHalf(exchange.execute());
            exchange.close();
        };
    }

    /** The server never hears of it, nor of anything else from this proxy. */
    static Fate cutOffBefore() {
        return Exchange::cutOff;
    }

    /** The server executes it, and hears of nothing else from this proxy. */
    static Fate cutOffAfter() {
        return exchange -> {
            exchange.execute();
            exchange.cutOff();
        };
    }

    private static BsonDocument error(int code) {
        return new BsonDocument("code", new BsonInt32(code))
                .append("codeName", new BsonString("Planted"))
                .append("errmsg", new BsonString("planted by a test"));
    }

    private static BsonDocument labelled(BsonDocument answer, String... labels) {
        return labels.length == 0
                ? answer
                : answer.append(
                        "errorLabels",
                        new BsonArray(Arrays.stream(labels).map(BsonString::new).toList()));
    }
}
