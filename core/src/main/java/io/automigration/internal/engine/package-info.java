/** The door: reads, runs, edits and unlocks. Not API: may change in any release. */
@NullMarked
package io.automigration.internal.engine;

import org.jspecify.annotations.NullMarked;
