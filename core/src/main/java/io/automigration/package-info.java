/** What do I write? Migrations, and code that runs them. Only this package is API. */
@NullMarked
package io.automigration;

import org.jspecify.annotations.NullMarked;
