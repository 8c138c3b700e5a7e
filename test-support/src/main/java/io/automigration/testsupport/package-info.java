/** What do tests against MongoDB need? */
@NullMarked
package io.automigration.testsupport;

import org.jspecify.annotations.NullMarked;
