package io.autotag.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.autotag.image.Placement;
import io.autotag.model.CardAnswers;
import io.autotag.model.ItemProblem;
import io.autotag.model.ModelCard;
import io.autotag.model.Tagged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Reads what a provider answered to one picture. Thread-safe; no answer is trusted. */
final class AnswerReader {

    /** Rounding up may carry what is certain so far over 1. */
    private static final double ROUNDING = 1e-4;

    /** Thousands of boxes: some forty bytes each while an answer is read. */
    private static final long MOST_TOKENS = 400_000;

    private static final int MOST_DEPTH = 100;

    private static final String TOO_LARGE = "is too large or too deep to be read: it may have " + MOST_TOKENS
            + " tokens of JSON, and a depth of " + MOST_DEPTH;

    /** Calls wait by the dozen, but large answers are not to lie in memory as trees all at once. */
    private static final Semaphore TREES = new Semaphore(Runtime.getRuntime().availableProcessors());

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .maxNumberLength(100)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .build();

    private final Reading reading;
    private final ModelCard card;
    private final CardAnswers answers;
    private final Map<String, Integer> places = new HashMap<>();

    AnswerReader(Reading reading, ModelCard card) {
        this.reading = reading;
        this.card = card;
        this.answers = new CardAnswers(card);
        for (int place = 0; place < card.labels().size(); place++) {
            places.putIfAbsent(card.labels().get(place), place);
        }
    }

    /**
     * @param placement from the picture that was sent to the upright one
     * @throws ItemProblem when the answer is not as described
     */
    Tagged read(byte[] json, Placement placement) throws ItemProblem {
        TREES.acquireUninterruptibly();
        try {
            return readOne(json, placement);
        } finally {
            TREES.release();
        }
    }

    private Tagged readOne(byte[] json, Placement placement) throws ItemProblem {
        CardAnswers.Found found = answers.begin();
        for (JsonNode entry : entries(json)) {
            int label = label(entry);
            if (label >= 0) {
                add(found, label, entry, placement);
            }
        }
        return found.finish(placement);
    }

    private JsonNode entries(byte[] json) throws ItemProblem {
        JsonNode list = tree(json).at(reading.list());
        if (list.isArray() || (list.isMissingNode() && reading.mayBeAbsent())) {
            return list;
        }
        throw problem("has no list at " + reading.list());
    }

    private static JsonNode tree(byte[] json) throws ItemProblem {
        try {
            return JSON.readTree(json);
        } catch (StreamConstraintsException large) {
            throw problem(TOO_LARGE);
        } catch (JsonProcessingException broken) {
            throw problem("is no JSON that can be read");
        } catch (IOException impossible) {
            throw new UncheckedIOException("Bytes in memory can be read.", impossible);
        }
    }

    private void add(CardAnswers.Found found, int label, JsonNode entry, Placement placement) throws ItemProblem {
        double confidence = number(entry, reading.confidence()) / reading.outOf();
        if (confidence < 0 || confidence > 1 + ROUNDING) {
            throw problem("has a confidence of " + entry.at(reading.confidence()) + ", which is not from 0 to "
                    + (reading.outOf() == 1 ? "1" : String.valueOf(reading.outOf()))
                    + ": answer.confidence_out_of of the description says what is certain");
        }
        Optional<BoxReading> box = reading.box();
        if (box.isEmpty()) {
            found.tag(label, (float) confidence);
            return;
        }
        double[] corners = box.get().corners(numbers(entry, box.get()));
        double across = box.get().relative() ? placement.target().width() : 1;
        double down = box.get().relative() ? placement.target().height() : 1;
        found.box(
                label,
                (float) confidence,
                finite(corners[0] * across),
                finite(corners[1] * down),
                finite(corners[2] * across),
                finite(corners[3] * down));
    }

    private static double[] numbers(JsonNode entry, BoxReading box) throws ItemProblem {
        double[] four = new double[4];
        JsonNode whole = entry.at(box.at().get(0));
        boolean together = box.at().size() == 1;
        if (together && (!whole.isArray() || whole.size() != four.length)) {
            throw problem("has no four numbers at " + box.at().get(0) + " of an entry");
        }
        for (int i = 0; i < four.length; i++) {
            four[i] = together
                    ? number(whole.path(i), JsonPointer.empty())
                    : number(entry, box.at().get(i));
        }
        return four;
    }

    /** Its place in the card; negative for one that is left out. */
    private int label(JsonNode entry) throws ItemProblem {
        JsonNode label = entry.at(reading.label());
        if (label.isTextual()) {
            Integer place = places.get(label.textValue());
            return place == null ? unknown("the label " + label) : place;
        }
        if (label.canConvertToExactIntegral()) {
            boolean known = label.canConvertToInt()
                    && label.intValue() >= 0
                    && label.intValue() < card.labels().size();
            return known ? label.intValue() : unknown("the class " + label + " (counted from 0)");
        }
        throw problem("has neither a name nor a whole number at " + reading.label() + " of an entry");
    }

    private int unknown(String what) throws ItemProblem {
        if (reading.skipsUnknown()) {
            return -1;
        }
        throw problem(
                "has " + what + ", which the card does not have: add it to the card, or let the description ignore"
                        + " unknown labels");
    }

    private static double number(JsonNode entry, JsonPointer at) throws ItemProblem {
        JsonNode value = entry.at(at);
        if (!value.isNumber()) {
            throw problem("has no number at " + (at.matches() ? "a place of a box" : at + " of an entry"));
        }
        finite(value.doubleValue());
        return value.doubleValue();
    }

    private static float finite(double value) throws ItemProblem {
        if (!Float.isFinite((float) value)) {
            throw new ItemProblem(
                    ItemProblem.Code.NON_FINITE, "The provider answered with a number that is out of all bounds.");
        }
        return (float) value;
    }

    private static ItemProblem problem(String what) {
        return new ItemProblem(ItemProblem.Code.PROVIDER, "The answer of the provider " + what + ".");
    }
}
