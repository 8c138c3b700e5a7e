/** Who may? The lock, the queue of those who want it, and the lease of the one who has it. Not API: may change in any release. */
@NullMarked
package io.automigration.internal.lock;

import org.jspecify.annotations.NullMarked;
