package io.autotag.api.view;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * On what the installation runs, as far as whoever works with it should know.
 *
 * @param isTemporalEphemeral whether Temporal forgets what it knew when it ends
 */
@Schema(name = "Status")
public record StatusView(boolean isTemporalEphemeral) {}
