package io.autotag.activity;

import io.autotag.blob.BlobStore;
import io.autotag.model.ModelCard;
import io.autotag.model.ModelError;
import io.autotag.model.ModelException;
import io.autotag.model.ModelFile;
import io.autotag.model.Recognition;
import io.autotag.model.TaggerOptions;
import io.autotag.provider.ProviderFile;
import io.autotag.workflow.InspectActivities;
import io.autotag.workflow.InspectRequest;
import io.autotag.workflow.Inspection;
import java.util.Map;
import java.util.Optional;

/** Opens model files and says what they are. */
final class InspectActivitiesImpl implements InspectActivities {

    private final BlobStore blobs;
    private final ModelFiles files;
    private final Providers providers;
    private final TaggerOptions options;
    private final Heartbeats heartbeats;

    InspectActivitiesImpl(
            BlobStore blobs, ModelFiles files, Providers providers, TaggerOptions options, Heartbeats heartbeats) {
        this.blobs = blobs;
        this.files = files;
        this.providers = providers;
        this.options = options;
        this.heartbeats = heartbeats;
    }

    @Override
    public Inspection model(InspectRequest request) {
        return ActivityBorder.cross(() -> {
            long bytes = blobs.size(request.blobSha256());
            try (Heartbeats.Heartbeat heartbeat = heartbeats.start(0)) {
                checkSize(bytes);
                Inspection found = accepted(inspect(request));
                heartbeat.check();
                return found;
            } catch (ModelException refused) {
                return Inspection.refused(refused.sentence(), refused.fieldErrors());
            }
        });
    }

    private void checkSize(long bytes) {
        if (bytes > options.modelBytes()) {
            throw new ModelException(
                    ModelError.TOO_LARGE,
                    "The file has " + bytes + " bytes; at most " + options.modelBytes() + " are allowed.");
        }
    }

    private Recognition inspect(InspectRequest request) {
        Optional<String> card = Optional.of(request.cardYaml()).filter(yaml -> !yaml.isBlank());
        return files.lend(
                request.blobSha256(),
                file -> ProviderFile.isOne(file)
                        ? providers.recognise(file, card, request.modelName())
                        : ModelFile.inspect(file, card, request.modelName(), options));
    }

    private static Inspection accepted(Recognition recognition) {
        ModelCard card = recognition.card();
        return new Inspection(
                true,
                detail(card),
                Map.of(),
                card.head().key(),
                recognition.reason(),
                card.labels(),
                card.level().key(),
                card.toYaml());
    }

    private static String detail(ModelCard card) {
        int labels = card.labels().size();
        return card.head().givesTags()
                ? "A " + card.head().key() + " model with " + labels + (labels == 1 ? " label." : " labels.")
                : "A model that gives an embedding of each picture, to find similar ones with.";
    }
}
