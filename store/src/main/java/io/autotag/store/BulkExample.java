package io.autotag.store;

/**
 * A prediction that an order would meet.
 *
 * @param label what the project calls it; the model's own where the project ignores it
 */
public record BulkExample(PredictionKey prediction, String label) {}
