/** How long? The monotonic clock, the one wall clock, pauses between tries. Not API: may change in any release. */
@NullMarked
package io.automigration.internal.time;

import org.jspecify.annotations.NullMarked;
