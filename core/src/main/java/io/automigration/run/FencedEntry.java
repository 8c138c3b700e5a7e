package io.automigration.run;

import io.automigration.history.EntryChange;

/** A transaction of fence and entry alone: an announcement, or a person's edit. */
final class FencedEntry {

    private final RunContext run;
    private final StepTransactions transactions;
    private final EntryWriter entries;

    FencedEntry(RunContext run, StepTransactions transactions) {
        this.run = run;
        this.transactions = transactions;
        this.entries = new EntryWriter(run);
    }

    /**
     * Writes fence and entry.
     *
     * @throws Outdated when one of the two is not as it should be, or the server ended the transaction
     */
    void write(EntryChange change) {
        long begun = run.ticker().nanos();
        try {
            transactions.run(() -> {}, () -> {}, session -> entries.writeFenced(session, change));
        } catch (RuntimeException e) {
            switch (transactions.outcome()) {
                case COMMITTED -> {}
                case IN_THE_ENTRY -> {
                    if (!run.isCommitted(change, change.after().direction(), begun)) {
                        throw new Outdated("the server ended the transaction", e);
                    }
                }
                case UNKNOWN -> throw run.unknown(change, change.after().direction(), begun, e);
                case NOT_COMMITTED -> {
                    boolean again = ServerErrors.of(e)
                            .filter(ServerErrors::transientInTransaction)
                            .isPresent();
                    throw again ? new Outdated("a transient error", e) : e;
                }
            }
        }
    }
}
