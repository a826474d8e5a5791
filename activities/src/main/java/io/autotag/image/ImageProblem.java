package io.autotag.image;

/** Why a file gives no picture. Trying again does not help with any of them. */
public enum ImageProblem {
    /** It is empty, damaged or cut off. */
    UNREADABLE,
    /** It has more bytes or pixels than are allowed. */
    TOO_LARGE,
    /** It is no picture, or one of a kind that is not read. */
    UNSUPPORTED
}
