package io.autotag.ops.bench;

import java.util.ArrayList;
import java.util.List;

/** Two speeds measured in turns, so that whatever else the machine does meets both. */
final class Rounds {

    private final List<Double> bare = new ArrayList<>();
    private final List<Double> product = new ArrayList<>();

    /** One turn each, in pictures a second. */
    void add(double bareSpeed, double productSpeed) {
        bare.add(bareSpeed);
        product.add(productSpeed);
    }

    double bare() {
        return median(bare);
    }

    double product() {
        return median(product);
    }

    /** The product's median over the bare loop's. */
    double ratio() {
        return product() / bare();
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
