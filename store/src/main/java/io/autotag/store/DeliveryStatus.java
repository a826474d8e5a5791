package io.autotag.store;

/** How far a delivery is. */
public enum DeliveryStatus {
    PENDING,
    DELIVERED,
    FAILED
}
