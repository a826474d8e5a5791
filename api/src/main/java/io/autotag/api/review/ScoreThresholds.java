package io.autotag.api.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.autotag.calibration.Curve;
import io.autotag.store.Database;
import io.autotag.store.Lineage;
import io.autotag.store.ModelRepository;
import io.autotag.store.Suggestion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The confidence at which a score is 0: by the calibration that the score follows, else by the card of the model version.
 * Versions never change, so cards are read once; the last ones used are kept. Thread-safe.
 */
public final class ScoreThresholds {

    private static final int KEPT = 200;
    private static final String DEFAULT = "default";

    private final Database database;
    private final YAMLMapper yaml = new YAMLMapper();
    private final ModelRepository models = new ModelRepository();
    private final Map<String, JsonNode> cards = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, JsonNode> eldest) {
            return size() > KEPT;
        }
    });

    public ScoreThresholds(Database database) {
        this.database = database;
    }

    /** As of now; empty where no calibration is in force and the card says nothing of it. */
    public Optional<Double> of(long orgId, Suggestion suggestion) {
        Curve curve = suggestion.curve();
        if (curve != null) {
            return Optional.of(curve.threshold());
        }
        return threshold(card(orgId, suggestion.modelVersionUid()), suggestion.modelLabel());
    }

    /**
     * As it was when a person decided; empty where the score is the card's and the card says nothing of it, or nobody knows
     * any more what the model's label was.
     */
    public Optional<Double> of(Lineage.Origin origin) {
        Curve curve = origin.curve();
        if (curve != null) {
            return Optional.of(curve.threshold());
        }
        String label = origin.modelLabel();
        return label == null ? Optional.empty() : threshold(card(origin.modelVersionUid(), origin::cardYaml), label);
    }

    private static Optional<Double> threshold(JsonNode card, String label) {
        return calibrated(card, label)
                .or(() -> written(card, label))
                .or(() -> calibrated(card, DEFAULT))
                .or(() -> written(card, DEFAULT));
    }

    private JsonNode card(long orgId, String versionUid) {
        return card(
                versionUid,
                () -> database.read(tx -> models.version(tx, orgId, versionUid).cardYaml()));
    }

    /** Two threads may read the same card at once: they find the same. */
    private JsonNode card(String versionUid, Supplier<String> text) {
        JsonNode known = cards.get(versionUid);
        if (known != null) {
            return known;
        }
        try {
            JsonNode card = yaml.readTree(text.get());
            cards.put(versionUid, card);
            return card;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the card of version " + versionUid + " is no YAML", e);
        }
    }

    private static Optional<Double> written(JsonNode card, String label) {
        JsonNode threshold = card.path("thresholds").path(label);
        return threshold.isNumber() ? Optional.of(threshold.doubleValue()) : Optional.empty();
    }

    /** Where a·logit p + b is 0. */
    private static Optional<Double> calibrated(JsonNode card, String label) {
        JsonNode pair = card.path("calibration").path(label);
        return pair.isObject()
                ? Optional.of(1
                        / (1
                                + Math.exp(pair.path("b").doubleValue()
                                        / pair.path("a").asDouble(1))))
                : Optional.empty();
    }
}
