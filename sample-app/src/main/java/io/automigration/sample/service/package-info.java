/** The service: what it stores, in the form of today, and its endpoints. */
@NullMarked
package io.automigration.sample.service;

import org.jspecify.annotations.NullMarked;
