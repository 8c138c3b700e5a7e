/** When, while an application starts, do its migrations run? Not API: may change in any release. */
@NullMarked
package io.automigration.autoconfigure.start;

import org.jspecify.annotations.NullMarked;
