package io.automigration.cli.text;

import io.automigration.MigrationReport;
import java.util.ArrayList;
import java.util.List;

/** The steps that a run has taken, for when it fails later: its report says them only if it succeeds. */
public final class Taken {

    private final List<MigrationReport.Step> steps = new ArrayList<>();

    synchronized void add(MigrationReport.Step step) {
        steps.add(step);
    }

    synchronized List<MigrationReport.Step> steps() {
        return List.copyOf(steps);
    }
}
