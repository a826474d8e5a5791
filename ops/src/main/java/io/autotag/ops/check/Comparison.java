package io.autotag.ops.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The boxes of one picture against those of a reference. A resize filter alone moves a p by some hundredths, so: every
 * box of the reference with p of at least 0.35 has one of the same label that overlaps by half and whose p is within 0.1,
 * and no other has a p of 0.45 or more.
 *
 * @param matched boxes of the reference that had to be found and were
 * @param missed boxes of the reference that had to be found and were not
 * @param surplus boxes that the reference does not have and that are too sure
 */
record Comparison(int matched, List<Found> missed, List<Found> surplus) {
    private static final double WANTED = 0.35;
    private static final double TOO_SURE = 0.45;
    private static final double OVERLAP = 0.5;
    private static final double WITHIN = 0.1;

    static Comparison of(List<Found> reference, List<Found> found) {
        List<Found> rest = new ArrayList<>(found);
        List<Found> missed = new ArrayList<>();
        int matched = 0;
        for (Found wanted : surestFirst(reference)) {
            Optional<Found> match =
                    rest.stream().filter(one -> agree(wanted, one)).max(Comparator.comparingDouble(wanted::overlap));
            match.ifPresent(rest::remove);
            if (wanted.p() >= WANTED && match.isEmpty()) {
                missed.add(wanted);
            }
            matched += wanted.p() >= WANTED && match.isPresent() ? 1 : 0;
        }
        return new Comparison(
                matched,
                missed,
                rest.stream().filter(one -> one.p() >= TOO_SURE).toList());
    }

    private static List<Found> surestFirst(List<Found> all) {
        return all.stream()
                .sorted(Comparator.comparingDouble(Found::p).reversed())
                .toList();
    }

    private static boolean agree(Found wanted, Found one) {
        return wanted.label().equals(one.label())
                && wanted.overlap(one) >= OVERLAP
                && Math.abs(wanted.p() - one.p()) <= WITHIN;
    }
}
