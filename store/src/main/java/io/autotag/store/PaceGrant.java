package io.autotag.store;

import java.time.Duration;

/**
 * What the pace of a project allows just now.
 *
 * @param items that may be handed out
 * @param delay where there are none, the time after which to ask again
 */
public record PaceGrant(int items, Duration delay) {}
