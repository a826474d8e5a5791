package io.autotag.model;

import io.autotag.blob.Digests;
import io.autotag.calibration.Curve;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All that must be known of a model besides its file, complete and checked. Immutable; two cards that say the same have
 * the same canonical text and so the same hash.
 *
 * @param trainingSet what the model was trained on, in the author's words; may be empty
 * @param pooling how vectors of parts become an embedding; only of that head, and not where there is one vector
 * @param labels in the order of the model's outputs; a name may occur more than once; none of an embedding
 * @param tensor how a picture is put in; of a remote head nothing is known of it
 * @param thresholds by label, and {@code default} for all others: the p whose score is 0, between 0 and 1
 * @param calibration by label, and {@code default} for all others; goes before a threshold for the same
 * @param keepAbove predictions with a smaller p are dropped, 0 to 1
 * @param nmsIou of two boxes of one label that overlap more, the weaker is dropped; 1 keeps all
 * @param topK image labels kept in any case, if there are more than {@value #ALWAYS_KEPT}
 */
public record ModelCard(
        String name,
        String version,
        String trainingSet,
        Head head,
        Optional<Pooling> pooling,
        List<String> labels,
        Optional<CardInput> tensor,
        Map<String, Float> thresholds,
        Map<String, Calibration> calibration,
        float keepAbove,
        float nmsIou,
        int topK) {

    /** A classifier of up to so many labels says of each whether it applies; "does not" is an answer too. */
    static final int ALWAYS_KEPT = 20;

    public ModelCard {
        Objects.requireNonNull(head, "head is null");
        if (tensor.isPresent() == head.isRemote()) {
            throw new IllegalArgumentException("A card says how pictures are put in, unless the head is remote");
        }
        if (labels.isEmpty() == head.givesTags() || (pooling.isPresent() && head.givesTags())) {
            throw new IllegalArgumentException("A head gives tags, which have labels, or an embedding");
        }
        labels = List.copyOf(labels);
        thresholds = Map.copyOf(thresholds);
        calibration = Map.copyOf(calibration);
    }

    /** Reads a complete card. Throws {@link ModelException} naming every field that is wrong or missing. */
    public static ModelCard parse(String yaml) {
        return CardCompletion.complete(CardDraft.read(yaml), FileFacts.none(), ModelError.CARD);
    }

    /**
     * Completes the card of a provider, whose description says nothing but what it answers with.
     *
     * @param yaml the card as given, which at least names the labels
     * @param head remote
     * @param name what the model is called if the card does not say it
     * @throws ModelException naming every field that is wrong or missing
     */
    public static ModelCard ofProvider(Optional<String> yaml, Head head, String name) {
        CardDraft draft = yaml.map(CardDraft::read).orElseGet(CardDraft::empty);
        if (draft.head().isPresent() && draft.head().get() != head) {
            throw ModelException.field(
                    ModelError.CARD,
                    "head",
                    "The card says head: " + draft.head().get().key() + ", but the description is read as " + head.key()
                            + ": leave head out.");
        }
        return CardCompletion.complete(draft, FileFacts.ofProvider(head, name), ModelError.UNDECIDED);
    }

    /** How a picture is put in; only of a head that is not remote. */
    public CardInput input() {
        return tensor.orElseThrow(() -> new IllegalStateException("A provider puts pictures in by itself"));
    }

    public Level level() {
        return head.level();
    }

    /** How a confidence becomes a score, by the label's text. */
    public Map<String, Curve> curves() {
        Scores scores = Scores.of(this);
        Map<String, Curve> curves = new LinkedHashMap<>();
        for (int label = 0; label < labels.size(); label++) {
            curves.put(labels.get(label), scores.curve(label));
        }
        return curves;
    }

    /** The canonical text; {@link #parse} gives an equal card back. */
    public String toYaml() {
        return CardText.of(this);
    }

    /** SHA-256 of the canonical text in UTF-8, lower-case hexadecimal. */
    public String sha256() {
        return Digests.sha256Text(toYaml());
    }
}
