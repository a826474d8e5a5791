package io.autotag.api.review;

import io.autotag.store.Item;
import io.autotag.store.Lease;

/** An item that somebody is about to review. */
public record LeasedItem(Item item, Lease lease) {}
