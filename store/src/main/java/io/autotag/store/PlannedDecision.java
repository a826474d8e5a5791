package io.autotag.store;

import io.autotag.review.ReviewState;

/** The status that a save will give a prediction. */
record PlannedDecision(PredictionNow prediction, ReviewState next) {}
