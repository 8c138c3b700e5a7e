package io.automigration.cli.command;

import io.automigration.cli.text.Format;

/**
 * A command line that was read.
 *
 * @param command what it asks for, or what refuses it
 * @param format how a result is written, a failure too
 * @param stackTrace whether the whole stack trace of a failure is wanted
 */
public record Parsed(Subcommand command, Format format, boolean stackTrace) {}
