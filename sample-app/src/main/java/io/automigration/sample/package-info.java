/** A service whose documents have outlived their first form. */
@NullMarked
package io.automigration.sample;

import org.jspecify.annotations.NullMarked;
