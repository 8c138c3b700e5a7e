/** Mongock, measured. */
@NullMarked
package io.automigration.benchmarks.mongock;

import org.jspecify.annotations.NullMarked;
