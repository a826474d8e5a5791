package io.autotag.store;

/**
 * What a webhook answered.
 *
 * @param bytes of the answer that were read
 * @param sha256 of these, in hexadecimal
 * @param preview the first characters, without what no text holds
 */
public record WebhookResponse(int status, int bytes, String sha256, String preview) {}
