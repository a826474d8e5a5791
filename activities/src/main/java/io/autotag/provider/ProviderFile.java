package io.autotag.provider;

import io.autotag.model.Head;
import io.autotag.model.ModelCard;
import io.autotag.model.ModelException;
import io.autotag.model.Recognition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A description of a provider, where models are files. */
public final class ProviderFile {

    private ProviderFile() {}

    /** Whether the file is meant as one: JSON that has the mark. */
    public static boolean isOne(Path file) {
        String text = beginning(file);
        return text.stripLeading().startsWith("{") && text.contains('"' + ProviderText.MARK + '"');
    }

    /** @throws ModelException naming every field that is wrong or missing */
    public static Provider read(Path file) {
        return Provider.parse(beginning(file));
    }

    /**
     * Says what the description is; nobody is called.
     *
     * @param cardYaml the card as given, which at least names the labels
     * @param name what the model is called if the card does not say it
     * @throws ModelException when the description or the card is refused
     */
    public static Recognition recognise(Path file, Optional<String> cardYaml, String name) {
        Provider provider = read(file);
        ModelCard card = ModelCard.ofProvider(cardYaml, provider.head(), name);
        String things = provider.head() == Head.HTTP_BOXES ? "boxes" : "tags";
        return new Recognition(
                card,
                "The file describes a provider at " + provider.origin() + ", whose " + things + " are read at "
                        + provider.reading().list() + ".");
    }

    /** One character more than a description may have tells that it is too long. */
    private static String beginning(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return new String(content.readNBytes(ProviderText.LONGEST + 1), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("Unable to read " + file + ".", failure);
        }
    }
}
