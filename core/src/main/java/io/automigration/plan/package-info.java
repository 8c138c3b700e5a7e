/** What should happen? Not API: may change in any release. */
@NullMarked
package io.automigration.plan;

import org.jspecify.annotations.NullMarked;
