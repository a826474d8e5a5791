package io.autotag.api;

import jakarta.validation.constraints.Positive;

/**
 * What is taken as a model.
 *
 * @param mostBytes the largest file
 */
record ModelConfig(@Positive long mostBytes) {}
