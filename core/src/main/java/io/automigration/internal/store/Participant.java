package io.automigration.internal.store;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/**
 * An instance of an application, as others see it.
 *
 * @param host its host
 * @param pid its process id; 0 where it is not kept
 * @param application the application's name
 * @param build the application's version or commit; may be empty
 */
public record Participant(String host, long pid, String application, String build) {

    /**
     * This process.
     *
     * @param application the application's name
     * @param build the application's version or commit; may be empty
     */
    public static Participant here(String application, String build) {
        return new Participant(hostName(), ProcessHandle.current().pid(), application, build);
    }

    /** As an entry shows it: it does not keep the process id. */
    Participant withoutPid() {
        return new Participant(host, 0, application, build);
    }

    /** As a changed entry keeps it. */
    public BsonDocument write() {
        return new BsonDocument("host", new BsonString(host))
                .append("application", new BsonString(application))
                .append("build", new BsonString(build));
    }

    /** As the lock keeps its holder, without run and session. */
    public BsonDocument writeHolder() {
        return write().append("pid", new BsonInt64(pid));
    }

    static Participant read(BsonDocument document) {
        return new Participant(
                Fields.shown(document, "host"),
                Fields.shownNumber(document, "pid"),
                Fields.shown(document, "application"),
                Fields.shown(document, "build"));
    }

    /** Application, build, host and process id, as far as they are known, for people. */
    @Override
    public String toString() {
        return (application.isEmpty() ? "unknown" : application)
                + (build.isEmpty() ? "" : " " + build)
                + (host.isEmpty() ? "" : " on " + host)
                + (pid == 0 ? "" : " (pid " + pid + ")");
    }

    private static String hostName() {
        // what containers set, without asking a name server
        String variable = System.getenv("HOSTNAME");
        if (variable != null && !variable.isBlank()) {
            return variable;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
