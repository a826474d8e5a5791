package io.autotag.model;

import io.autotag.embedding.Embedding;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A vector that stands for the picture: {@code [N, D]} or {@code [N, D, 1, 1]}, as classifiers without their last layer and
 * CLIP's encoders of pictures have it; or, with a pooling, {@code [N, T, D]}, a vector for each of T parts of the picture,
 * as transformers have it. D is {@value Embedding#SHORTEST} to {@value Embedding#LONGEST}. Of several outputs with such a
 * shape the one with the name that says it is taken. Layout: {@code image_embeds} and {@code last_hidden_state} in transformers'
 * models/clip/modeling_clip.py.
 *
 * @param output its name
 * @param size D
 * @param pooling none where the output is one vector already
 */
record EmbeddingHead(String output, int size, Optional<Pooling> pooling) implements Decoder {

    /** The most useful first. */
    static final List<String> NAMES = List.of("image_embeds", "embedding", "pooler_output", "last_hidden_state");

    private static final Comparator<Output> BY_NAME = Comparator.comparing(EmbeddingHead::place);

    static Optional<Decoder> fit(Evidence evidence) {
        int batch = evidence.input().batch();
        boolean pooled = evidence.pooling().isPresent();
        List<Output> fitting = evidence.first().all().stream()
                .filter(output -> pooled ? isPerPart(output, batch) : isOne(output, batch))
                .filter(output -> evidence.always(output.name(), same -> true))
                .sorted(BY_NAME)
                .toList();
        boolean one =
                fitting.size() == 1 || (fitting.size() > 1 && BY_NAME.compare(fitting.get(0), fitting.get(1)) < 0);
        return one ? Optional.of(of(fitting.get(0), evidence.pooling())) : Optional.empty();
    }

    private static Decoder of(Output output, Optional<Pooling> pooling) {
        return new EmbeddingHead(output.name(), sizeOf(output), pooling);
    }

    private static int place(Output output) {
        String name = output.name().toLowerCase(Locale.ROOT);
        return (int) NAMES.stream().takeWhile(known -> !name.contains(known)).count();
    }

    private static boolean isOne(Output output, int batch) {
        boolean flat = output.rank() == 2 || (output.rank() == 4 && output.side(2) == 1 && output.side(3) == 1);
        return flat && output.side(0) == batch && hasSize(output);
    }

    private static boolean isPerPart(Output output, int batch) {
        return output.rank() == 3 && output.side(0) == batch && output.side(1) > 0 && hasSize(output);
    }

    private static boolean hasSize(Output output) {
        return sizeOf(output) >= Embedding.SHORTEST && sizeOf(output) <= Embedding.LONGEST;
    }

    private static int sizeOf(Output output) {
        return output.rank() == 3 ? output.side(2) : output.side(1);
    }

    @Override
    public List<String> outputs() {
        return List.of(output);
    }

    /** It has none. */
    @Override
    public int classes() {
        return 0;
    }

    /** There are no tags to find. */
    @Override
    public void decode(Outputs outputs, Candidates found) {}

    @Override
    public Optional<Embedding> embedding(Outputs outputs) throws ItemProblem {
        Optional<Embedding> embedding = Embedding.of(vector(outputs.named(output)));
        if (embedding.isEmpty()) {
            throw new ItemProblem(
                    ItemProblem.Code.UNSUPPORTED,
                    "The model answered this picture with nothing but zeros in " + output
                            + ", which is no direction: it cannot be compared with other pictures.");
        }
        return embedding;
    }

    /** The first picture's. */
    private double[] vector(Output given) throws ItemProblem {
        if (given.rank() == 3) {
            given.requireShape(Output.SOME, Output.SOME, size);
        } else if (given.rank() == 4) {
            given.requireShape(Output.SOME, size, 1, 1);
        } else {
            given.requireShape(Output.SOME, size);
        }
        int parts = pooling.equals(Optional.of(Pooling.MEAN)) ? given.side(1) : 1;
        double[] vector = new double[size];
        for (int part = 0; part < parts; part++) {
            for (int i = 0; i < size; i++) {
                vector[i] += given.values()[part * size + i];
            }
        }
        return vector;
    }
}
