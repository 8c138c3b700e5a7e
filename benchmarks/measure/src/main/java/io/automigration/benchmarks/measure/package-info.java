/** How fast is it, against what a user would pick instead? */
@NullMarked
package io.automigration.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
