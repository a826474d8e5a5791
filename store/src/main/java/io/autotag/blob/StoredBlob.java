package io.autotag.blob;

/**
 * What was stored.
 *
 * @param sha256 its name, 64 lower-case hexadecimal digits
 * @param bytes its size
 */
public record StoredBlob(String sha256, long bytes) {}
