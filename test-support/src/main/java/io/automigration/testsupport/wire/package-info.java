/** What passes between a driver and its server, and what if it does not? */
@NullMarked
package io.automigration.testsupport.wire;

import org.jspecify.annotations.NullMarked;
