package io.autotag.store;

import io.autotag.calibration.Curve;
import java.util.Map;

/** The port to what reads model cards. */
@FunctionalInterface
public interface CardCurves {

    /** The curve of every label on the card, by its text. */
    Map<String, Curve> of(String cardYaml);
}
