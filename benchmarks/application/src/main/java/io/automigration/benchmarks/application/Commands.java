package io.automigration.benchmarks.application;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Sends commands through the application's MongoClient, as many at a time as it is asked for, and answers how long they took. */
final class Commands {

    private Commands() {}

    static void ping(MongoTemplate template) {
        template.getDb().runCommand(new Document("ping", 1));
    }

    /** Reads numbers of commands from this port until there are no more; answers each with nanoseconds. */
    static void sendAsAsked(MongoTemplate template, int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            DataInputStream asked = new DataInputStream(socket.getInputStream());
            DataOutputStream answer = new DataOutputStream(socket.getOutputStream());
            while (true) {
                answer.writeLong(nanos(template, asked.readInt()));
            }
        } catch (EOFException e) {
            // that was all
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long nanos(MongoTemplate template, int commands) {
        long begun = System.nanoTime();
        for (int i = 0; i < commands; i++) {
            ping(template);
        }
        return System.nanoTime() - begun;
    }
}
