package io.autotag.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the grids of a NanoDet among its outputs by their shapes, since names are often exchanged: for each grid an output
 * with class probabilities and one with four distributions of a distance, with or without a batch axis; or all of
 * NanoDet-Plus in one. Pure.
 */
final class NanoDetLayout {
    /** What all published models have. */
    private static final int USUAL_BINS = 8;

    private static final int[] THREE = {8, 16, 32};
    private static final int[] FOUR = {8, 16, 32, 64};

    private final Evidence evidence;

    private NanoDetLayout(Evidence evidence) {
        this.evidence = evidence;
    }

    /** The grids, or none. */
    static List<NanoDetGrid> of(Evidence evidence) {
        NanoDetLayout layout = new NanoDetLayout(evidence);
        return Stream.of(THREE, FOUR)
                .map(strides -> layout.apart(Grid.over(evidence.input(), strides)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(layout::together);
    }

    private Optional<List<NanoDetGrid>> apart(List<Grid> grids) {
        List<NanoDetGrid> found = new ArrayList<>();
        if (evidence.first().all().size() != 2 * grids.size()) {
            return Optional.empty();
        }
        for (Grid grid : grids) {
            List<Output> both = evidence.first().all().stream()
                    .filter(output -> rows(output) == grid.cells())
                    .toList();
            if (both.size() != 2) {
                return Optional.empty();
            }
            pair(grid, both.get(0), both.get(1))
                    .or(() -> pair(grid, both.get(1), both.get(0)))
                    .ifPresent(found::add);
        }
        long kinds = found.stream()
                .map(one -> one.scores().columns() + " " + one.boxes().columns())
                .distinct()
                .count();
        return found.size() == grids.size() && kinds == 1 ? Optional.of(found) : Optional.empty();
    }

    /** The first picture's rows. */
    private static int rows(Output output) {
        return output.rank() == 2 ? output.side(0) : output.rank() == 3 ? output.side(1) : 0;
    }

    private Optional<NanoDetGrid> pair(Grid grid, Output scores, Output boxes) {
        boolean distances = boxes.lastSide() % 4 == 0 && boxes.lastSide() > 4;
        return distances && areProbabilities(scores.name(), grid.cells(), scores.lastSide())
                ? Optional.of(new NanoDetGrid(grid, whole(scores), whole(boxes)))
                : Optional.empty();
    }

    private static NanoDetTable whole(Output output) {
        return new NanoDetTable(output.name(), 0, output.lastSide(), 0);
    }

    private boolean areProbabilities(String name, int rows, int columns) {
        return evidence.always(name, output -> {
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    float p = output.values()[row * output.lastSide() + column];
                    if (p < 0 || p > 1) {
                        return false;
                    }
                }
            }
            return true;
        });
    }

    private List<NanoDetGrid> together() {
        List<Grid> grids = Grid.over(evidence.input(), FOUR);
        List<NanoDetGrid> found = new ArrayList<>();
        evidence.only()
                .filter(output -> output.hasShape(evidence.input().batch(), Grid.cells(grids), Output.ANY))
                .filter(output -> output.lastSide() > 4 * USUAL_BINS)
                .filter(output -> areProbabilities(output.name(), output.side(1), output.lastSide() - 4 * USUAL_BINS))
                .ifPresent(output -> {
                    int columns = output.lastSide();
                    int row = 0;
                    for (Grid grid : grids) {
                        NanoDetTable scores = new NanoDetTable(output.name(), row, columns, 0);
                        NanoDetTable boxes = new NanoDetTable(output.name(), row, columns, columns - 4 * USUAL_BINS);
                        found.add(new NanoDetGrid(grid, scores, boxes));
                        row += grid.cells();
                    }
                });
        return found;
    }
}
