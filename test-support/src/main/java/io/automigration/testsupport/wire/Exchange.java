package io.automigration.testsupport.wire;

import java.io.IOException;
import org.bson.BsonDocument;

/** One command and its answer, in the hands of a {@link Fate}. */
public final class Exchange {

    private final ProxiedConnection connection;
    private final WireMessage request;
    private final Command command;

    Exchange(ProxiedConnection connection, WireMessage request, Command command) {
        this.connection = connection;
        this.request = request;
        this.command = command;
    }

    public Command command() {
        return command;
    }

    /** Has the server execute the command; gives its answer, of which the driver knows nothing yet. */
    public BsonDocument execute() throws IOException {
        return connection.execute(request);
    }

    /** Gives the driver an answer, if it wants one. */
    public void answer(BsonDocument answer) throws IOException {
        if (request.wantsAnswer()) {
            connection.answer(WireMessage.answer(request, answer));
        }
    }

    /** Sends the server the first half of the command's bytes. */
    public void sendHalf() throws IOException {
        connection.send(request.firstHalf());
    }

    /** Gives the driver the first half of an answer's bytes. */
    public void answerHalf(BsonDocument answer) throws IOException {
        connection.answer(WireMessage.answer(request, answer).firstHalf());
    }

    /** Closes the connection, to both sides. */
    public void close() {
        connection.close();
    }

    /** Closes all connections of this proxy, for good: see {@link WireProxy#cutOff()}. */
    public void cutOff() {
        connection.cutOff();
    }
}
