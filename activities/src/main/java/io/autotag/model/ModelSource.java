package io.autotag.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of one model: an ONNX file, or a zip archive with one, its weights, its card and its labels, which is unpacked
 * beside the archive until this is closed.
 *
 * @param onnx the model itself
 * @param card the text of the card in the archive
 * @param unpacked the folder that goes in the end
 */
record ModelSource(Path onnx, Optional<String> card, Optional<Path> unpacked) implements AutoCloseable {
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /** @param mostBytes that an archive may unpack to */
    static ModelSource of(Path file, long mostBytes) {
        try {
            if (!isZip(file)) {
                return new ModelSource(file, Optional.empty(), Optional.empty());
            }
            if (Files.size(file) > mostBytes) {
                throw new ModelException(
                        ModelError.TOO_LARGE,
                        "The zip archive has " + Files.size(file) + " bytes; at most " + mostBytes
                                + " are allowed. Pack a smaller model, or ask the operator to raise the limit.");
            }
            return unpack(file, Files.createTempDirectory(file.toAbsolutePath().getParent(), "bundle"), mostBytes);
        } catch (IOException failure) {
            throw new UncheckedIOException("Unable to unpack the model.", failure);
        }
    }

    private static boolean isZip(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream content = Files.newInputStream(file)) {
            return Arrays.equals(content.readNBytes(ZIP.length), ZIP);
        }
    }

    private static ModelSource unpack(Path zip, Path folder, long mostBytes) throws IOException {
        boolean done = false;
        try {
            Unzipping.unpack(zip, folder, mostBytes);
            Path onnx = model(withEnding(folder, ".onnx"));
            List<Path> cards = withEnding(onnx.resolveSibling("."), ".yaml", ".yml");
            Optional<String> card = cards.size() == 1 ? Optional.of(text(cards.get(0))) : Optional.empty();
            done = true;
            return new ModelSource(onnx, card, Optional.of(folder));
        } finally {
            if (!done) {
                remove(folder);
            }
        }
    }

    private static Path model(List<Path> models) {
        if (models.size() != 1) {
            throw new ModelException(
                    ModelError.FILE,
                    models.isEmpty()
                            ? "The zip archive holds no .onnx file: pack one with its weights, card and labels. A PyTorch"
                                    + " checkpoint, which is such an archive too, must be exported as ONNX."
                            : "The zip archive holds " + models.size() + " .onnx files: pack one model at a time.");
        }
        return models.get(0);
    }

    private static List<Path> withEnding(Path folder, String... endings) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(endings)
                            .anyMatch(String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT)::endsWith))
                    .toList();
        }
    }

    private static String text(Path card) throws IOException {
        try {
            if (Files.size(card) > CardYaml.LONGEST) {
                throw new ModelException(
                        ModelError.CARD,
                        "The card in the zip archive has more than " + CardYaml.LONGEST + " bytes: shorten it.");
            }
            return Files.readString(card);
        } catch (CharacterCodingException e) {
            throw new ModelException(
                    ModelError.CARD, "The card in the zip archive is not written in UTF-8: save it as UTF-8.", e);
        }
    }

    @Override
    public void close() {
        try {
            if (unpacked.isPresent()) {
                remove(unpacked.get());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Unable to remove the unpacked model.", failure);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
