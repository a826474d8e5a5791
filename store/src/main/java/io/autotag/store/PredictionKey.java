package io.autotag.store;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What names a prediction: the number in an item that a set gave it. */
public record PredictionKey(long setId, long itemId, int seq) {

    private static final Pattern UID = Pattern.compile("([0-9]{1,9})-([0-9]{1,10})-([0-9]{1,5})");

    /** @throws StoreException NOT_FOUND for a text that cannot be a prediction's uid */
    public static PredictionKey parse(String uid) {
        Matcher parts = UID.matcher(uid);
        if (!parts.matches()) {
            throw StoreException.notFound("prediction");
        }
        return new PredictionKey(
                Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    /** As it is known outside. */
    public String uid() {
        return setId + "-" + itemId + "-" + seq;
    }
}
