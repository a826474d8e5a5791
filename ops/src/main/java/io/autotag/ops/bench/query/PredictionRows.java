package io.autotag.ops.bench.query;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The predictions of two model versions for items, as rows for COPY: of each item one image tag and four objects by
 * either version, four of five labels the same. Made from a seed: the same for every run of the benchmark.
 */
final class PredictionRows {
    static final int OBJECTS = 4;
    private static final double SAME = 0.8;
    private static final double LIKELY_ACCEPTED = 0.8;
    private static final double LIKELY_MODIFIED = 0.9;

    private final LabelLottery lottery = new LabelLottery();
    private final int firstLabel;

    /** @param firstLabel the id of the most frequent label; the others follow it */
    PredictionRows(int firstLabel) {
        this.firstLabel = firstLabel;
    }

    /** The item's rows by one version, with their line ends. */
    void append(StringBuilder into, SetRow set, long item, boolean reviewed) {
        RandomGenerator labels = new SplittableRandom(item);
        RandomGenerator own = new SplittableRandom(item * 31 + set.version());
        for (int seq = 0; seq <= OBJECTS; seq++) {
            int shared = lottery.draw(labels);
            int label = own.nextDouble() < SAME ? shared : lottery.draw(own);
            double score = 1 - 2 * Math.pow(own.nextDouble(), 2);
            int level = seq == 0 ? 0 : 1;
            into.append(set.shard())
                    .append('\t')
                    .append(set.id())
                    .append('\t')
                    .append(item)
                    .append('\t');
            into.append(seq).append('\t').append(set.run()).append('\t').append(firstLabel + label);
            into.append('\t').append(level).append('\t').append((float) score).append('\t');
            into.append((float) ((score + 1) / 2))
                    .append('\t')
                    .append(reviewed ? status(own) : 0)
                    .append('\t');
            into.append(level == 0 ? "\\N\t\\N\t\\N\t\\N" : "10\t20\t" + (20 + label) + "\t40")
                    .append('\n');
        }
    }

    private static int status(RandomGenerator random) {
        double drawn = random.nextDouble();
        return drawn < LIKELY_ACCEPTED ? 1 : drawn < LIKELY_MODIFIED ? 2 : 3;
    }

    /** A prediction set and the run that filled it. */
    record SetRow(int id, int shard, int run, int version) {}
}
