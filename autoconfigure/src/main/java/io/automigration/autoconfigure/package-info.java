/** What does Spring Boot do for me? */
@NullMarked
package io.automigration.autoconfigure;

import org.jspecify.annotations.NullMarked;
