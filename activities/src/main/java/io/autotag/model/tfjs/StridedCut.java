package io.autotag.model.tfjs;

import java.util.ArrayList;
import java.util.List;

/**
 * A slice as Python writes it, as {@code x[0, :, ..., -1]}, brought into its parts.
 *
 * @param removed the axes that a single place was chosen on, to be removed after cutting, rising
 * @param added the axes of length 1 to be added after that, rising
 */
record StridedCut(List<Cut> cuts, List<Integer> removed, List<Integer> added) {

    StridedCut {
        cuts = List.copyOf(cuts);
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }

    static StridedCut of(Operation operation) {
        return new Reading(operation).read();
    }

    /** Walks over the entries of the slice, and over the axes of the tensor beside them. */
    private static final class Reading {

        private final Operation operation;
        private final long[] begin;
        private final long[] end;
        private final long[] strides;
        private final List<Cut> cuts = new ArrayList<>();
        private final List<Integer> removed = new ArrayList<>();
        private final List<Integer> added = new ArrayList<>();
        private int axis;
        private int resultAxis;

        Reading(Operation operation) {
            this.operation = operation;
            this.begin = operation.integers(1, "begin");
            this.end = operation.integers(2, "end");
            this.strides = operation.integers(3, "step");
        }

        StridedCut read() {
            if (begin.length != end.length || begin.length != strides.length) {
                throw operation.refuse("its begin, end and step are not of one length");
            }
            for (int entry = 0; entry < begin.length; entry++) {
                if (mask("ellipsis_mask", entry)) {
                    skipRest(entry);
                } else if (mask("new_axis_mask", entry)) {
                    added.add(resultAxis++);
                } else {
                    cut(entry);
                }
            }
            return new StridedCut(cuts, removed, added);
        }

        /** The ellipsis stands for all axes that the entries behind it do not speak of. */
        private void skipRest(int entry) {
            int behind = 0;
            for (int later = entry + 1; later < begin.length; later++) {
                behind += mask("new_axis_mask", later) ? 0 : 1;
            }
            int skipped = operation.input(0).rank() - axis - behind;
            if (skipped < 0) {
                throw operation.refuse("its entries do not fit the tensor");
            }
            axis += skipped;
            resultAxis += skipped;
        }

        private void cut(int entry) {
            if (axis >= operation.input(0).rank() || axis < 0 || strides[entry] == 0) {
                throw operation.refuse("its entries do not fit the tensor");
            }
            if (mask("shrink_axis_mask", entry)) {
                long place = begin[entry];
                cuts.add(new Cut(axis, place, place == -1 ? Cut.END : place + 1, 1));
                removed.add(axis);
            } else {
                boolean forward = strides[entry] > 0;
                long from = mask("begin_mask", entry) ? (forward ? 0 : Cut.END) : begin[entry];
                long to = mask("end_mask", entry) ? (forward ? Cut.END : Cut.BEFORE_START) : end[entry];
                cuts.add(new Cut(axis, from, to, strides[entry]));
                resultAxis++;
            }
            axis++;
        }

        private boolean mask(String name, int entry) {
            return entry < Long.SIZE - 1 && (operation.attributes().integer(name, 0) >> entry & 1) == 1;
        }
    }
}
