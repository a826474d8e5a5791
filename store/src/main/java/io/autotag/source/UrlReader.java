package io.autotag.source;

import io.autotag.egress.Egress;
import io.autotag.egress.EgressException;
import io.autotag.egress.EgressRequest;
import io.autotag.egress.EgressStream;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads addresses that somebody listed. */
final class UrlReader implements SourceReader {

    private static final String ETAG = "etag ";
    private static final String MODIFIED = "modified ";

    private final Egress egress;
    private final Supplier<List<SourceEntry>> list;

    /** @param list asked for a listing alone: it may be long */
    UrlReader(Egress egress, Supplier<List<SourceEntry>> list) {
        this.egress = egress;
        this.list = list;
    }

    @Override
    public Listing list(String after) {
        return new Addresses(list.get().stream()
                .filter(entry -> entry.path().compareTo(after) > 0)
                .iterator());
    }

    @Override
    public Optional<SourceContent> open(SourceEntry object, @Nullable String knownTag) {
        String address = object.address();
        if (address == null) {
            throw SourceException.lasting("The address is not known any more: give the source its addresses anew.");
        }
        Map<String, String> conditions = new HashMap<>();
        if (knownTag != null && knownTag.startsWith(ETAG)) {
            conditions.put("If-None-Match", knownTag.substring(ETAG.length()));
        } else if (knownTag != null && knownTag.startsWith(MODIFIED)) {
            conditions.put("If-Modified-Since", knownTag.substring(MODIFIED.length()));
        }
        Optional<SourceContent> content = call(address, conditions);
        // Not every server knows conditions.
        if (content.isPresent()
                && knownTag != null
                && knownTag.equals(content.get().tag())) {
            close(content.get());
            return Optional.empty();
        }
        return content;
    }

    /** Empty when it is not modified. */
    private Optional<SourceContent> call(String address, Map<String, String> conditions) {
        try {
            EgressStream answer =
                    egress.open(EgressRequest.bare("GET", address, conditions, egress.time(), Integer.MAX_VALUE));
            if (answer.status() == 200) {
                return Optional.of(new SourceContent(answer.body(), tag(answer), length(answer), answer));
            }
            answer.close();
            if (answer.status() == 304 && !conditions.isEmpty()) {
                return Optional.empty();
            }
            throw refusal(URI.create(address).getHost(), answer.status());
        } catch (EgressException failure) {
            throw SourceException.passing(failure.sentence(), failure);
        }
    }

    private static @Nullable String tag(EgressStream answer) {
        Optional<String> etag = answer.header("ETag").map(ETAG::concat);
        return etag.or(() -> answer.header("Last-Modified").map(MODIFIED::concat))
                .orElse(null);
    }

    private static long length(EgressStream answer) {
        return answer.header("Content-Length")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .orElse(-1L);
    }

    /** What an answer that is no picture means. */
    static SourceException refusal(String host, int status) {
        String answered = host + " answered " + status + ": ";
        if (status == 401 || status == 403) {
            return SourceException.lasting(answered
                    + "the address may not be read, or not any more; where it is signed, give the source its addresses"
                    + " signed anew.");
        }
        if (status == 404 || status == 410) {
            return SourceException.lasting(answered + "there is nothing at the address.");
        }
        if (status / 100 == 3) {
            return SourceException.lasting(
                    answered + "the address leads to another one, which is not followed: name that one.");
        }
        return SourceException.passing(answered + "it is read again at the next scan.");
    }

    private static void close(SourceContent content) {
        try {
            content.close();
        } catch (IOException failure) {
            throw SourceException.passing("The connection broke.", failure);
        }
    }

    /** One after the other. */
    private record Addresses(Iterator<SourceEntry> entries) implements Listing {

        @Override
        public boolean hasNext() {
            return entries.hasNext();
        }

        @Override
        public SourceEntry next() {
            return entries.next();
        }

        @Override
        public void close() {
            // It is in memory.
        }
    }
}
