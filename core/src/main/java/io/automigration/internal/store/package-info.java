/** What is stored, and how the server is talked to about it. Not API: may change in any release. */
@NullMarked
package io.automigration.internal.store;

import org.jspecify.annotations.NullMarked;
