package io.automigration.sample.migrations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A test that is to pass on each kind of server; its parameter is a new {@link TestDatabase}, closed by JUnit. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@MethodSource("io.automigration.sample.migrations.TestDatabase#ofEachKind")
@interface DatabaseTest {}
