/** One step, in a transaction or without, and what is seen of it on the wire. Not API: may change in any release. */
@NullMarked
package io.automigration.internal.step;

import org.jspecify.annotations.NullMarked;
