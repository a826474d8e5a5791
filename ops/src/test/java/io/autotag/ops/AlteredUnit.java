package io.autotag.ops;

import io.autotag.ops.process.ChildSpec;
import io.autotag.ops.process.Unit;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * A unit of the product's, started otherwise than the product starts it.
 *
 * @param change makes of its process the one that is started
 * @param ready whether that one is ready
 */
record AlteredUnit(String name, Unit unit, UnaryOperator<ChildSpec> change, BooleanSupplier ready) implements Unit {

    @Override
    public ChildSpec prepare() {
        return change.apply(unit.prepare());
    }

    @Override
    public boolean isReady() {
        return ready.getAsBoolean();
    }

    @Override
    public Duration readyWithin() {
        return unit.readyWithin();
    }
}
