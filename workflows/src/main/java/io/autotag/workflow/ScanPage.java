package io.autotag.workflow;

/**
 * What came of a stretch of a scan.
 *
 * @param more whether the source lists more; false too when the scan is over or another one's
 */
public record ScanPage(boolean more) {}
