/** What should happen? A pure function of history, migrations, target and policies. Not API: may change in any release. */
@NullMarked
package io.automigration.internal.plan;

import org.jspecify.annotations.NullMarked;
