package io.automigration.internal.text;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** What a collection's validator found wrong with a document: its rules, and nothing of the document. */
public final class ValidatorRules {

    // fields of errInfo that tell values of the document
    private static final Set<String> VALUES =
            Set.of("consideredValue", "consideredValues", "failingDocumentId", "duplicatedValue");

    private ValidatorRules() {}

    /**
     * The rules that a document did not meet.
     *
     * @param info the {@code errInfo} of the server's error
     * @return {@code ", not met: {...}"}, as relaxed Extended JSON; empty when the server said none
     */
    public static String notMet(BsonDocument info) {
        return info.isDocument("details")
                ? ", not met: "
                        + stripped(info.getDocument("details"))
                                .asDocument()
                                .toJson(JsonWriterSettings.builder()
                                        .outputMode(JsonMode.RELAXED)
                                        .build())
                : "";
    }

    /** The rules that an error of the driver tells; empty when it tells none. */
    public static String notMet(Throwable error) {
        if (error instanceof MongoWriteException write) {
            return notMet(write.getError().getDetails());
        }
        return error instanceof MongoBulkWriteException bulk
                        && !bulk.getWriteErrors().isEmpty()
                ? notMet(bulk.getWriteErrors().get(0).getDetails())
                : "";
    }

    private static BsonValue stripped(BsonValue value) {
        if (value.isArray()) {
            return new BsonArray(
                    value.asArray().stream().map(ValidatorRules::stripped).toList());
        }
        if (!value.isDocument()) {
            return value;
        }
        BsonDocument stripped = new BsonDocument();
        value.asDocument().forEach((name, each) -> {
            if (!VALUES.contains(name)) {
                stripped.append(name, stripped(each));
            }
        });
        return stripped;
    }
}
