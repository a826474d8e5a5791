package io.autotag.provider;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Optional;

/**
 * How an answer is read.
 *
 * @param list where its entries are
 * @param mayBeAbsent whether no list means that nothing was found
 * @param label in an entry: a name of the card, or its place in the card counted from 0
 * @param confidence in an entry
 * @param outOf the confidence of what is certain, 1 or 100 for instance
 * @param box in an entry; nothing for tags of the whole picture
 * @param skipsUnknown whether entries with a label that the card does not have are left out, else the picture fails
 */
record Reading(
        JsonPointer list,
        boolean mayBeAbsent,
        JsonPointer label,
        JsonPointer confidence,
        double outOf,
        Optional<BoxReading> box,
        boolean skipsUnknown) {}
