package io.autotag.api.compare;

import org.jspecify.annotations.Nullable;

/** Two versions as a caller names them: by uid, or by the model's name with the number, such as centernet@3. */
public record VersionNames(@Nullable String a, @Nullable String b) {}
