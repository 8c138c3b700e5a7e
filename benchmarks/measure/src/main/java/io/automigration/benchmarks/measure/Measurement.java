package io.automigration.benchmarks.measure;

/** One thing that is measured, and what the page says of it. */
interface Measurement {

    Section measure();
}
