package io.autotag.api.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.autotag.api.error.ApiException;
import io.autotag.api.run.ShortWorkflows;
import io.autotag.blob.Digests;
import io.autotag.blob.StoredBlob;
import io.autotag.store.AuditKind;
import io.autotag.store.AuditLog;
import io.autotag.store.Database;
import io.autotag.store.Level;
import io.autotag.store.Model;
import io.autotag.store.ModelRepository;
import io.autotag.store.ModelVersion;
import io.autotag.store.NewModelVersion;
import io.autotag.store.Transaction;
import io.autotag.store.User;
import io.autotag.workflow.InspectRequest;
import io.autotag.workflow.Inspection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes a model file into the registry: only what a worker has looked at and found usable. */
public final class ModelIntake {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final Database database;
    private final ShortWorkflows workers;
    private final ModelRepository models = new ModelRepository();
    private final AuditLog audit = new AuditLog();

    public ModelIntake(Database database, ShortWorkflows workers) {
        this.database = database;
        this.workers = workers;
    }

    /** A version, and whether it is new or the same file and card were there before. */
    record Taken(ModelVersion version, boolean isNew) {}

    Taken take(Model model, ModelForm form, User by) {
        StoredBlob file = form.file();
        Inspection found = workers.inspect(new InspectRequest(file.sha256(), form.card(), model.name()));
        if (!found.accepted()) {
            throw refusal(found);
        }
        NewModelVersion version = new NewModelVersion(
                file.sha256(),
                file.bytes(),
                found.cardYaml(),
                Digests.sha256Text(found.cardYaml()),
                found.head(),
                found.reason(),
                Level.valueOf(found.level().toUpperCase(Locale.ROOT)),
                trainingSet(found.cardYaml()),
                found.labels());
        return database.inTransaction(tx -> {
            Optional<ModelVersion> known = models.findVersion(tx, model, file.sha256(), version.cardSha256());
            return known.map(same -> new Taken(same, false))
                    .orElseGet(() -> new Taken(added(tx, model, version, by), true));
        });
    }

    private ModelVersion added(Transaction tx, Model model, NewModelVersion wanted, User by) {
        ModelVersion version = models.addVersion(tx, model, wanted);
        audit.note(
                tx, by, AuditKind.VERSION_ADDED, version, version.head() + ", training set " + version.trainingSet());
        return version;
    }

    /** What no line of the card is to blame for is the file's fault. */
    private static ApiException refusal(Inspection found) {
        Map<String, List<String>> fields =
                found.fieldErrors().isEmpty() ? Map.of("file", List.of(found.detail())) : found.fieldErrors();
        return new ApiException(400, found.detail(), fields);
    }

    /** What the card calls it; null where it says nothing. */
    private static @Nullable String trainingSet(String cardYaml) {
        try {
            JsonNode named = YAML.readTree(cardYaml).path("training_set");
            return named.asText("").isBlank() ? null : named.asText();
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A worker completed a card that is no YAML.", broken);
        }
    }
}
