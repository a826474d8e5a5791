package io.autotag.workflow;

/**
 * What one page of an ingest did.
 *
 * @param taken uploads that became items in this page
 * @param more whether uploads are left for another page
 */
public record IngestPage(int taken, boolean more) {}
