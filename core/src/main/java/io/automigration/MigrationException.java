package io.automigration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run that was refused or that failed. The message says what happened, {@link #action()} what to do about it; both are
 * for people, and never contain a password. Programs use {@link #reason()}, {@link #exitCode()} and {@link #versions()}.
 *
 * <p>There is one subclass for each way to react. Not meant to be extended by applications.
 */
public abstract class MigrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String action;
    private final List<MigrationVersion> versions;

    /**
     * For auto-migration itself.
     *
     * @param reason why
     * @param message what happened, in complete sentences
     * @param action what to do about it, in complete sentences
     * @param versions the migrations concerned; may be empty
     * @param cause the cause, if there is one
     */
    protected MigrationException(
            Reason reason, String message, String action, List<MigrationVersion> versions, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.action = action;
        this.versions = List.copyOf(versions);
    }

    /** Why, for programs. */
    public Reason reason() {
        return reason;
    }

    /** The exit code of a process that ends because of this. */
    public ExitCode exitCode() {
        return reason.exitCode();
    }

    /** What to do about it, in complete sentences. */
    public String action() {
        return action;
    }

    /** The migrations concerned, in the order of the message; may be empty. */
    public List<MigrationVersion> versions() {
        return versions;
    }

    /** Why a run was refused or failed. More may be added; the names are a promise to scripts. */
    public enum Reason {
        /** A migration threw, or the server refused what it did. */
        MIGRATION_FAILED(ExitCode.FAILED),
        /** A migration in a transaction wrote something outside of it. */
        WRITE_OUTSIDE_TRANSACTION(ExitCode.FAILED),
        /** The instance that this one waited for failed. */
        FAILED_ELSEWHERE(ExitCode.FAILED),
        /** The server did not answer a commit, so it is not known whether it took effect. */
        OUTCOME_UNKNOWN(ExitCode.FAILED),

        /** The database is not up to date, and this instance does not apply migrations. */
        PENDING(ExitCode.NOT_UP_TO_DATE),

        /** A live instance holds the lock, and the call does not wait for it. */
        LOCK_HELD(ExitCode.LOCK),
        /** The lock could not be acquired in time. */
        LOCK_TIMEOUT(ExitCode.LOCK),
        /** Another instance has taken over the lock. */
        LOCK_LOST(ExitCode.LOCK),

        /** A migration is pending below one that is applied. */
        OUT_OF_ORDER(ExitCode.REFUSED),
        /** Someone reverted a migration that this build has. */
        REVERTED(ExitCode.REFUSED),
        /** A migration is in the history, but not in this build. */
        MISSING(ExitCode.REFUSED),
        /** The history has a migration of another name under the same version. */
        NAME_MISMATCH(ExitCode.REFUSED),
        /** A migration without a transaction was begun and never finished. */
        INTERRUPTED(ExitCode.REFUSED),
        /** A migration that would have to be reverted has no {@code down}. */
        IRREVERSIBLE(ExitCode.REFUSED),
        /** The plan that was confirmed is no longer what would be done. */
        PLAN_CHANGED(ExitCode.REFUSED),
        /** There is nothing to repair. */
        NOTHING_TO_REPAIR(ExitCode.REFUSED),
        /** The collection for the history contains documents of something else. */
        FOREIGN_DOCUMENTS(ExitCode.REFUSED),
        /** A document of the history was written by a newer release. */
        NEWER_FORMAT(ExitCode.REFUSED),
        /** Someone was asked to confirm, and said no. */
        NOT_CONFIRMED(ExitCode.REFUSED),

        /** Two migrations have the same version. */
        DUPLICATE_VERSION(ExitCode.USAGE),
        /** A version is missing or misspelled. */
        INVALID_VERSION(ExitCode.USAGE),
        /** No migration of this build has this version. */
        UNKNOWN_VERSION(ExitCode.USAGE),
        /** More steps were asked for than there are. */
        TOO_MANY_STEPS(ExitCode.USAGE),
        /** A bean is annotated with {@link Migration}, but is not a {@link MongoMigration}. */
        INVALID_MIGRATION(ExitCode.USAGE),
        /** A migration requires a transaction, but the server has none. */
        NO_TRANSACTIONS(ExitCode.USAGE),
        /** The connection pool is too small for a migration without a transaction. */
        POOL_TOO_SMALL(ExitCode.USAGE),
        /** A run was asked for inside a transaction of the caller. */
        CALLED_IN_TRANSACTION(ExitCode.USAGE),
        /** A property has an invalid value. */
        INVALID_PROPERTY(ExitCode.USAGE),
        /** It is not clear which database to migrate. */
        NO_TEMPLATE(ExitCode.USAGE),
        /** A command was not understood. */
        INVALID_COMMAND(ExitCode.USAGE),

        /** No server answers. */
        UNREACHABLE(ExitCode.FAILED),
        /** The server refused the credentials. */
        NOT_AUTHENTICATED(ExitCode.FAILED),
        /** The user lacks a privilege. */
        NOT_AUTHORIZED(ExitCode.FAILED),
        /** The server refused a command for another reason. */
        REFUSED_BY_SERVER(ExitCode.FAILED),
        /** Something else keeps changing the history. */
        HISTORY_BUSY(ExitCode.FAILED),

        /** The process was asked to end. */
        STOPPED(ExitCode.TERMINATED);

        private final ExitCode exitCode;

        Reason(ExitCode exitCode) {
            this.exitCode = exitCode;
        }

        /** The exit code of a process that can't go on for this reason. */
        public ExitCode exitCode() {
            return exitCode;
        }
    }
}
