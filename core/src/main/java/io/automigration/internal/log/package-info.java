/** What is logged? Each event once, with its name, its logger and its fields. Not API: may change in any release. */
@NullMarked
package io.automigration.internal.log;

import org.jspecify.annotations.NullMarked;
