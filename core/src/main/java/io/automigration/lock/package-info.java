/** Who may? Not API: may change in any release. */
@NullMarked
package io.automigration.lock;

import org.jspecify.annotations.NullMarked;
