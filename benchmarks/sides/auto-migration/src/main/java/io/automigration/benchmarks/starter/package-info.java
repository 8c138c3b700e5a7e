/** Ours, measured. */
@NullMarked
package io.automigration.benchmarks.starter;

import org.jspecify.annotations.NullMarked;
