/**
 * Does each migration take effect exactly once, whatever happens? A {@link io.automigration.proof.Scenario} is what an
 * instance finds, has and is asked for; {@link io.automigration.proof.Scenarios} lists them, and is where to add one. Each
 * {@code …Tests} class here puts all of them, or pairs of them, through one kind of fault; where that takes instances that live
 * on (pauses, crowds, partitions), or no engine at all (rounds on the bare lock), it says what it plays instead.
 */
package io.automigration.proof;
