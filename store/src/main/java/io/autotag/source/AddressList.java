package io.autotag.source;

import io.autotag.egress.Egress;
import io.autotag.egress.EgressAnswer;
import io.autotag.egress.EgressException;
import io.autotag.egress.EgressRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Reads the list of addresses that a source has, or that is at an address of its own. */
final class AddressList {

    private static final int MOST_BYTES = 32 << 20;

    private AddressList() {}

    /**
     * The objects in the order of their paths.
     *
     * @throws SourceException when the list cannot be read, or a line of it cannot be used
     */
    static List<SourceEntry> read(Egress egress, UrlAccess access) {
        String lines = access.isManifest() ? fetch(egress, access.text()) : access.text();
        return UrlList.parse(lines, egress.rules());
    }

    private static String fetch(Egress egress, String address) {
        EgressAnswer answer = call(egress, address);
        if (answer.status() != 200) {
            SourceException refused = UrlReader.refusal(URI.create(address).getHost(), answer.status());
            throw SourceException.passing("The list of addresses cannot be read. " + refused.sentence(), refused);
        }
        if (answer.isFull()) {
            throw SourceException.lasting("The list of addresses has more than " + (MOST_BYTES >> 20) + " MiB.");
        }
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static EgressAnswer call(Egress egress, String address) {
        try {
            return egress.call(EgressRequest.bare("GET", address, Map.of(), egress.time(), MOST_BYTES));
        } catch (EgressException failure) {
            throw SourceException.passing("The list of addresses cannot be read. " + failure.sentence(), failure);
        }
    }
}
