/** When, while an application starts, do its migrations run? */
@NullMarked
package io.automigration.autoconfigure.start;

import org.jspecify.annotations.NullMarked;
