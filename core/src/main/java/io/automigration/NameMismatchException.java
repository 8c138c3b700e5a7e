package io.automigration;

/** The history has another migration under this version: two branches, or two services in one database, made it. */
public final class NameMismatchException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final MigrationVersion version;
    private final String recorded;
    private final String found;

    /**
     * An entry with another name than the code's.
     *
     * @param version the version
     * @param recorded the name in the history
     * @param recordedBy who wrote the entry, for people
     * @param found the name in this build
     * @param migration the class or method that has it
     */
    public NameMismatchException(
            MigrationVersion version, String recorded, String recordedBy, String found, String migration) {
        super(
                ExitCode.REFUSED,
                "Version " + version + " is '" + recorded + "' in the history (written by " + recordedBy + "), but '"
                        + found + "' in this build (" + migration + "). Nothing was changed.",
                "Two branches, or two services that share this database, made a migration of the same version. Give this"
                        + " build's migration a new version, or its own auto.migration.collection to a service of its own."
                        + " If it was only renamed, write @Migration(name = \"" + recorded
                        + "\"), or let the history have the new name:"
                        + " java -jar app.jar migrate repair " + version + " --as applied --reason renamed.",
                null);
        this.version = version;
        this.recorded = recorded;
        this.found = found;
    }

    /** The version that has two names. */
    public MigrationVersion version() {
        return version;
    }

    /** The name in the history. */
    public String recorded() {
        return recorded;
    }

    /** The name in this build. */
    public String found() {
        return found;
    }
}
