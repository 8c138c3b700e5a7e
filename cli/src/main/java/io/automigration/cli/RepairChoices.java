package io.automigration.cli;

import io.automigration.MigrationStatus;

/** What a person may say of a migration that was left half done. */
final class RepairChoices {

    private RepairChoices() {}

    static String of(MigrationStatus.Row row) {
        return """

                %s (%s) was left half done on its way %s, by %s%s. It ran without a transaction: nothing was rolled back.
                Look at the data, then say what it is:
                  migrate repair %s --as applied  --reason "..."   it is in the database wholly
                  migrate repair %s --as pending  --reason "..."   nothing of it is there; the next run applies it
                  migrate repair %s --as reverted --reason "..."   nothing of it is there, and it should stay so""".formatted(
                        row.version(),
                        row.name(),
                        row.direction(),
                        row.by(),
                        row.progress().isEmpty() ? "" : ", which came to " + row.progress(),
                        row.version(),
                        row.version(),
                        row.version());
    }
}
