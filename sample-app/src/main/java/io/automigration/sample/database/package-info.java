/** Which database the service talks to, and the old data in it. */
@NullMarked
package io.automigration.sample.database;

import org.jspecify.annotations.NullMarked;
