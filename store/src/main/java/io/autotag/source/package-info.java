/**
 * Reads pictures where they are: in folders that the operator allows, in buckets, and behind addresses.
 *
 * <p>What is there is hostile: nothing is followed out of its place, and what is read later must be what was read first. It
 * may not know what the bytes mean.
 */
@NullMarked
package io.autotag.source;

import org.jspecify.annotations.NullMarked;
