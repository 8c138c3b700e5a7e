package io.automigration.internal.engine;

import io.automigration.MigrationException;
import io.automigration.MigrationStatus;
import io.automigration.MigrationVersion;
import io.automigration.internal.plan.Plan;
import io.automigration.internal.plan.Step;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a run would come to, by the plan that it would make. */
record Prospect(List<MigrationVersion> versions, @Nullable MigrationException refusal)
        implements MigrationStatus.Outlook {

    static Prospect of(Supplier<Plan> planned) {
        try {
            return new Prospect(
                    planned.get().steps().stream().map(Step::version).toList(), null);
        } catch (MigrationException e) {
            return new Prospect(List.of(), e);
        }
    }
}
