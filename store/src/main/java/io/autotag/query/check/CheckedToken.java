package io.autotag.query.check;

import io.autotag.query.Place;

/** A token and what it is for. */
public record CheckedToken(TokenRole role, Place place) {}
