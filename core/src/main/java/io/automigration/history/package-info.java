/** What has happened? Not API: may change in any release. */
@NullMarked
package io.automigration.history;

import org.jspecify.annotations.NullMarked;
