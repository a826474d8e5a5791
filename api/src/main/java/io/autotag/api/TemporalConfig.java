package io.autotag.api;

import jakarta.validation.constraints.NotBlank;

/**
 * Where Temporal is.
 *
 * @param address {@code host:port}
 */
record TemporalConfig(@NotBlank String address, @NotBlank String namespace) {}
