/** What do people and programs read? Results, failures and progress, as text and as JSON. Not API: may change in any release. */
@NullMarked
package io.automigration.cli.text;

import org.jspecify.annotations.NullMarked;
