/**
 * The way from the oldest form of the data to the one that this build reads. Every migration obeys three rules:
 *
 * <ul>
 *   <li>What is there already stays: a value under the new name is not overwritten, nor taken away by {@code down}.
 *   <li>{@code down} after {@code up} gives back every byte, the order of fields included. Where that can't be told from
 *       the new form alone, the exceptional document carries a field {@code before_v…} meanwhile.
 *   <li>{@code down} serves the older build: it also translates what was written in the new form since then, and leaves
 *       what the old form can't say.
 * </ul>
 */
@NullMarked
package io.automigration.sample.migrations;

import org.jspecify.annotations.NullMarked;
