package io.autotag.model.tfjs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the numbers of all weights. Sizes are compared with the files before memory is given to them. */
final class WeightReader {

    static final long MOST_BYTES = 1L << 30;

    private final WeightFolder folder;

    WeightReader(WeightFolder folder) {
        this.folder = folder;
    }

    /** The weights by name. */
    Map<String, Tensor> read(List<WeightGroup> groups) {
        if (groups.stream().mapToLong(WeightGroup::bytes).sum() > MOST_BYTES) {
            throw new ImportException(
                    "The model's weights take more than " + (MOST_BYTES >> 20) + " MiB; that is too large to import.");
        }
        Map<String, Tensor> weights = new LinkedHashMap<>();
        for (WeightGroup group : groups) {
            List<Path> files = folder.files(group.paths());
            try {
                requireWhole(group, files);
                read(group, files, weights);
            } catch (IOException e) {
                throw new ImportException(
                        "The weight files " + group.paths() + " cannot be read: " + e.getMessage(), e);
            }
        }
        return weights;
    }

    private static void requireWhole(WeightGroup group, List<Path> files) throws IOException {
        long there = 0;
        for (Path file : files) {
            there += Files.size(file);
        }
        if (there < group.storedBytes()) {
            throw new ImportException("The weight files " + group.paths() + " hold " + there
                    + " bytes where the model needs " + group.storedBytes()
                    + "; a file is cut off or belongs to another model.");
        }
    }

    private static void read(WeightGroup group, List<Path> files, Map<String, Tensor> weights) throws IOException {
        try (Shards shards = new Shards(files)) {
            for (WeightSpec weight : group.weights()) {
                weights.put(weight.name(), decoded(weight, shards.next((int) weight.storedBytes())));
            }
        }
    }

    private static Tensor decoded(WeightSpec weight, ByteBuffer stored) {
        if (weight.quantisation().isEmpty()) {
            return new Tensor(weight.type(), weight.shape(), stored);
        }
        Quantisation quantisation = weight.quantisation().get();
        ByteBuffer numbers = ByteBuffer.allocate((int) weight.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        while (stored.hasRemaining()) {
            double number = quantisation.next(stored);
            switch (weight.type()) {
                case FLOAT -> numbers.putFloat((float) number);
                case INTEGER -> numbers.putInt((int) Math.round(number));
                default ->
                    throw new ImportException("The weight " + Excerpt.of(weight.name()) + " of type "
                            + weight.type().word() + " is quantised, which has no meaning.");
            }
        }
        return new Tensor(weight.type(), weight.shape(), numbers.flip());
    }
}
