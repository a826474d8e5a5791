package io.autotag.store;

/** What a saved query finds: the items of a project that match, whenever it is asked. */
public record SliceQuery(long projectId, String projectUid, String text) {}
