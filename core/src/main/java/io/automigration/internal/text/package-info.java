/** What do people read? Errors, durations, versions and stack frames as they stand in messages. Not API: may change in any release. */
@NullMarked
package io.automigration.internal.text;

import org.jspecify.annotations.NullMarked;
