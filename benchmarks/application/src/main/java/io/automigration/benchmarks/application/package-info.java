/** What does an application that is measured do, and say of itself? */
@NullMarked
package io.automigration.benchmarks.application;

import org.jspecify.annotations.NullMarked;
