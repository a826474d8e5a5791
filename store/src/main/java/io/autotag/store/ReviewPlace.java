package io.autotag.store;

/** An item of a project. */
public record ReviewPlace(Project project, Item item) {}
