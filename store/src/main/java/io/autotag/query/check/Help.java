package io.autotag.query.check;

import io.autotag.query.Field;
import io.autotag.query.Operator;

/** What fields and operators mean, in a few words each. */
final class Help {
    private Help() {}

    static String of(Field field) {
        return switch (field) {
            case SCORE -> "how likely the tag is right: 1 surely, 0 as likely as not, below 0 it does not apply";
            case CONFIDENCE -> "the model's own probability";
            case TRAINING_SET -> "the training set of the model version that predicted";
            case MODEL -> "the model that predicted";
            case MODEL_VERSION -> "the model version that predicted";
            case RUN -> "uid of the run that predicted";
            case SCORE_BAND -> "high from 0.8, medium from 0.5, low from 0, negative below";
            case AUTOTAG_STATUS -> "what people decided on the prediction";
            case LABEL -> "the label of what the parenthesis speaks of";
            case BOX_WIDTH -> "width of the box in pixels of the upright image";
            case BOX_HEIGHT -> "height of the box in pixels of the upright image";
            case BOX_AREA -> "area of the box in pixels of the upright image";
            case ANNOTATION_LABEL -> "a label that people confirmed";
            case ANNOTATION_TYPE -> "bounding box or classification";
            case ANNOTATION_ATTRIBUTE -> "an attribute of a confirmed annotation";
            case PREDICTED -> "whether a model has looked at the item";
            case REVIEW_STATUS -> "how far the review of the item is";
            case REVIEWER -> "login of who reviewed the item";
            case REVIEWED_AT -> "when the item was reviewed";
            case METADATA -> "what the item's metadata hold under a name";
            case SLICE -> "a slice that holds the item";
            case DATASET -> "the item's dataset";
            case REFERENCE_ID -> "the item's path in its dataset";
            case UID -> "the item's uid";
            case WIDTH -> "width of the image in pixels";
            case HEIGHT -> "height of the image in pixels";
            case CREATED_AT -> "when the item was added";
            case IMAGE_SCORE -> "the best score of a tag of the whole image";
            case OBJECT_SCORE -> "the best score of a tag of an object";
        };
    }

    static String of(Operator operator) {
        return switch (operator) {
            case EQUAL -> "is";
            case NOT_EQUAL -> "is something else than";
            case LESS -> "is less than";
            case AT_MOST -> "is at most";
            case GREATER -> "is more than";
            case AT_LEAST -> "is at least";
            case CONTAINS -> "holds the text in any case of letters";
        };
    }
}
