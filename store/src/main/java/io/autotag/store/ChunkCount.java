package io.autotag.store;

/** What one write adds to its chunk's counters. */
record ChunkCount(long done, long failed, SkipCount skipped, long predictions, long busyMillis) {}
