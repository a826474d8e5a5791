package io.autotag.api.view;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The uid of a proposal that is to be put in force; without one a new proposal is made. */
@Schema(name = "NewCalibration")
public record NewCalibration(@Nullable @Size(max = 100) String calibration) {}
