/** What does Spring Boot do for me? Not API: may change in any release. */
@NullMarked
package io.automigration.autoconfigure;

import org.jspecify.annotations.NullMarked;
