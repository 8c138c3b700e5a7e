/**
 * Does each migration take effect exactly once, whatever happens? A {@link io.automigration.proof.Scenario} is what an
 * instance finds, has and is asked for; {@link io.automigration.proof.Scenarios} lists them, and is where to add one. Each
 * {@code …Tests} class here puts all of them, or pairs of them, through one kind of fault.
 */
package io.automigration.proof;
