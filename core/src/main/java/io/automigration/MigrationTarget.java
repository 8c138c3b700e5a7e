package io.automigration;

/** Where a run leads. */
public sealed interface MigrationTarget {

    /** The newest version of this build; nothing is reverted. */
    static MigrationTarget newest() {
        return new Newest();
    }

    /**
     * Up to this version; nothing above it is reverted.
     *
     * @param version a version of this build, or {@link MigrationVersion#ZERO}
     */
    static MigrationTarget upTo(MigrationVersion version) {
        return new UpTo(version);
    }

    /**
     * To this version, either way.
     *
     * @param version a version of this build, or {@link MigrationVersion#ZERO} for none at all
     */
    static MigrationTarget to(MigrationVersion version) {
        return new To(version);
    }

    /**
     * The last applied ones are reverted.
     *
     * @param steps how many; at least 1
     */
    static MigrationTarget down(int steps) {
        return new Down(steps);
    }

    /**
     * The next pending ones are applied.
     *
     * @param steps how many; at least 1
     */
    static MigrationTarget up(int steps) {
        return new Up(steps);
    }

    /**
     * Down to this version; nothing is applied.
     *
     * @param version a version of this build, or {@link MigrationVersion#ZERO} for none at all
     */
    static MigrationTarget downTo(MigrationVersion version) {
        return new DownTo(version);
    }

    /** See {@link #newest()}. */
    record Newest() implements MigrationTarget {
        @Override
        public String toString() {
            return "newest";
        }
    }

    /**
     * See {@link #upTo}.
     *
     * @param version the version
     */
    record UpTo(MigrationVersion version) implements MigrationTarget {
        @Override
        public String toString() {
            return "up to " + version;
        }
    }

    /**
     * See {@link #to}.
     *
     * @param version the version
     */
    record To(MigrationVersion version) implements MigrationTarget {
        @Override
        public String toString() {
            return "to " + version;
        }
    }

    /**
     * See {@link #down}.
     *
     * @param steps how many
     */
    record Down(int steps) implements MigrationTarget {

        /**
         * So many steps.
         *
         * @throws IllegalArgumentException when less than 1
         */
        public Down {
            if (steps < 1) {
                throw new IllegalArgumentException("steps must be at least 1, not " + steps);
            }
        }

        @Override
        public String toString() {
            return "down " + steps;
        }
    }

    /**
     * See {@link #up}.
     *
     * @param steps how many
     */
    record Up(int steps) implements MigrationTarget {

        /**
         * So many steps.
         *
         * @throws IllegalArgumentException when less than 1
         */
        public Up {
            if (steps < 1) {
                throw new IllegalArgumentException("steps must be at least 1, not " + steps);
            }
        }

        @Override
        public String toString() {
            return "up " + steps;
        }
    }

    /**
     * See {@link #downTo}.
     *
     * @param version the version
     */
    record DownTo(MigrationVersion version) implements MigrationTarget {
        @Override
        public String toString() {
            return "down to " + version;
        }
    }
}
