package io.autotag.query;

/** Whose property a field is; it decides where the field may stand and which others it binds to. */
public enum FieldOwner {
    /** One prediction of the item. */
    PREDICTION,
    /** What an explicit scope speaks of, a prediction or an annotation. */
    SCOPE,
    /** One final annotation of the item. */
    ANNOTATION,
    ITEM
}
