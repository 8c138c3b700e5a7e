/** Make it happen. Not API: may change in any release. */
@NullMarked
package io.automigration.run;

import org.jspecify.annotations.NullMarked;
