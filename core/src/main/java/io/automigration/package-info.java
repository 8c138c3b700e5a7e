/** What do I write? Migrations, and the door to them; this package alone is API. */
@NullMarked
package io.automigration;

import org.jspecify.annotations.NullMarked;
