package io.autotag.model;

/** Why a model cannot be used; says who can mend it. */
public enum ModelError {
    /** The card cannot be read or does not fit the model: its author. The field errors say where. */
    CARD,
    /** The file is not an ONNX model that can be run here: who exported it. */
    FILE,
    /** The file is larger than allowed: who exported it, or the operator. */
    TOO_LARGE,
    /** The file refers to weights in other files that are not there: who exported it. */
    EXTERNAL_DATA,
    /** It is a model whose output nothing here can read: nobody today; the sentence says what to export instead. */
    UNSUPPORTED,
    /** It is not clear what the model is: its author, by saying it in a card. */
    UNDECIDED
}
