package io.autotag.export;

/** One row of the table. */
public record ExportTransition(ExportState from, ExportEvent event, ExportState to) {}
