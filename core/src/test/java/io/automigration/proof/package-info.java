/**
 * Does each migration take effect exactly once, whatever happens? A {@link io.automigration.proof.Scenario} is what an
 * instance finds, has and is asked for; {@link io.automigration.proof.Scenarios} lists them, and is where to add one. A
 * {@link io.automigration.proof.Trial} plays one. Below, a package for each kind of fault: {@code death}, {@code error},
 * {@code order} (two at once), {@code time} (pauses, clocks), {@code many}, {@code network}, and {@code soak} for all of them
 * by chance. What they count is in {@code docs/internals/reliability.md}.
 */
package io.automigration.proof;
