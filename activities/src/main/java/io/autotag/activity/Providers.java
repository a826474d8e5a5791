package io.autotag.activity;

import io.autotag.egress.Egress;
import io.autotag.image.ImageLimits;
import io.autotag.model.ModelCard;
import io.autotag.model.ModelError;
import io.autotag.model.ModelException;
import io.autotag.model.Recognition;
import io.autotag.provider.PictureOpener;
import io.autotag.provider.Provider;
import io.autotag.provider.ProviderFile;
import io.autotag.provider.ProviderSession;
import io.autotag.store.Database;
import io.autotag.store.ModelVersion;
import io.autotag.workflow.TimeLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The providers that this worker calls, and what they share: the way out, and room for pictures. Thread-safe. */
final class Providers implements AutoCloseable {

    private final Database database;
    private final ProviderSettings settings;
    private final Egress egress;
    private final PictureOpener pictures;

    Providers(Database database, ActivitySettings settings) {
        this.database = database;
        this.settings = settings.providers();
        this.egress = new Egress(settings.providers().rules(), TimeLimits.INFERENCE);
        this.pictures = new PictureOpener(
                new ImageLimits(settings.pictureBytes(), settings.models().picturePixels()),
                settings.inferenceThreads());
    }

    /** @throws ModelException when the description or the card is not what it was when it was added */
    ProviderSession open(Path file, ModelVersion version) {
        return new ProviderSession(
                ProviderFile.read(file),
                ModelCard.parse(version.cardYaml()),
                egress,
                new StoredSecrets(database, settings.secrets(), version.orgId()),
                pictures,
                settings.patience());
    }

    /**
     * As {@link ProviderFile#recognise}, if the worker may call the address at all.
     *
     * @throws ModelException also when it may not
     */
    Recognition recognise(Path file, Optional<String> cardYaml, String name) {
        Provider provider = ProviderFile.read(file);
        settings.rules().objection(provider.url()).ifPresent(objection -> {
            throw new ModelException(
                    ModelError.CARD,
                    "The address of the provider may not be called: " + objection,
                    Map.of("url", List.of(objection)));
        });
        return ProviderFile.recognise(file, cardYaml, name);
    }

    @Override
    public void close() {
        try {
            egress.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("The way out could not be closed.", failure);
        }
    }
}
