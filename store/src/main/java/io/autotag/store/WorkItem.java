package io.autotag.store;

/** An item at its position in a frozen selection. */
public record WorkItem(long position, long itemId, String itemUid, String key, String blobSha256, String contentType) {}
