package io.autotag.compare;

/** Which of two versions that are compared. */
public enum Side {
    A,
    B
}
