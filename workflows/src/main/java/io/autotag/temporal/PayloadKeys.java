package io.autotag.temporal;

import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of what workflows are told and tell, as the server keeps it. The first one seals, all of them open, and without
 * any nothing is sealed. What was never sealed can always be read.
 *
 * @param isSealing false where the keys only open, until every process has them
 */
public record PayloadKeys(List<PayloadKey> keys, boolean isSealing) {

    static final String VARIABLE = "AUTOTAG_TEMPORAL_PAYLOAD_KEYS";

    /** In front of the keys: nothing is sealed. */
    private static final String CLEAR = "clear";

    private static final String FORM =
            VARIABLE + " must be keys like 2026-11:SECRET, the newest first, with commas between:"
                    + " a name of letters, digits, dots and hyphens, and a random text of 32 characters or more.";

    public PayloadKeys {
        keys = List.copyOf(keys);
        if (keys.stream().map(PayloadKey::id).distinct().count() < keys.size()) {
            throw new IllegalArgumentException(VARIABLE + " has two keys of the same name.");
        }
    }

    public static PayloadKeys none() {
        return new PayloadKeys(List.of(), false);
    }

    /** @throws IllegalArgumentException saying what the variable must look like, and never what it is */
    public static PayloadKeys of(Map<String, String> variables) {
        List<String> parts = new ArrayList<>();
        for (String part : TemporalServer.given(variables, VARIABLE).orElse("").split(",", -1)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        boolean isClear = !parts.isEmpty() && parts.get(0).equals(CLEAR);
        List<PayloadKey> keys =
                parts.stream().skip(isClear ? 1 : 0).map(PayloadKeys::key).toList();
        return new PayloadKeys(keys, !isClear && !keys.isEmpty());
    }

    private static PayloadKey key(String part) {
        int colon = part.indexOf(':');
        String id = part.substring(0, Math.max(0, colon));
        String secret = part.substring(colon + 1);
        if (!id.matches("[A-Za-z0-9.-]{1,64}") || secret.length() < 32) {
            throw new IllegalArgumentException(FORM);
        }
        return PayloadKey.of(id, secret);
    }

    /** What seals. */
    Optional<PayloadKey> newest() {
        return isSealing ? keys.stream().findFirst() : Optional.empty();
    }

    Optional<PayloadKey> named(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** Also without keys it knows what is sealed, and says so instead of not understanding it. */
    DataConverter converter() {
        boolean failuresToo = isSealing;
        return new CodecDataConverter(
                DefaultDataConverter.newDefaultInstance(), List.of(new SealedPayloads(this)), failuresToo);
    }
}
