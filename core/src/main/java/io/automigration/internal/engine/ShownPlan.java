package io.automigration.internal.engine;

import io.automigration.MigrationPlan;
import io.automigration.MigrationTarget;
import io.automigration.internal.plan.Plan;
import java.util.List;

/**
 * A plan as users see it.
 *
 * @param database the database's name
 * @param hosts the server's addresses, for people
 * @param target where it would lead
 * @param steps its steps
 * @param plan the plan itself, with the entries as it saw them
 */
record ShownPlan(String database, String hosts, MigrationTarget target, List<Step> steps, Plan plan)
        implements MigrationPlan {}
