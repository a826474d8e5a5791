package io.autotag.api.upload;

import io.autotag.api.error.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code multipart/form-data} body part after part without keeping it: a part's content is a stream that ends at
 * the boundary. Not thread-safe. A body that breaks the format is the caller's mistake.
 */
public final class MultipartReader {

    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary=(?:\"([^\"]{1,200})\"|([^\\s;\"]{1,200}))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("(?i);\\s*name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("(?i);\\s*filename=\"([^\"]*)\"");
    private static final int MOST_HEADERS = 16;
    private static final int MOST_PARTS = 64;

    private final BoundaryStream body;
    private int parts;

    /** One part; the content must be read before the next part is asked for, or it is skipped. */
    public record Part(String name, Optional<String> fileName, Optional<String> contentType, InputStream content) {

        /** A short form field, which is refused rather than damaged where it is no text. */
        public String text(int most) throws IOException {
            byte[] bytes = content.readNBytes(most + 1);
            if (bytes.length > most) {
                throw ApiException.badField(name, "Longer than " + most + " bytes.");
            }
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException e) {
                throw ApiException.badField(name, "The " + name + " is not written in UTF-8: save it as UTF-8.");
            }
        }
    }

    public MultipartReader(InputStream in, Optional<String> contentType) {
        this.body = new BoundaryStream(in, boundary(contentType.orElse("")));
    }

    /** The next part; empty after the last one. */
    public Optional<Part> next() throws IOException {
        if (!body.nextPart()) {
            return Optional.empty();
        }
        if (++parts > MOST_PARTS) {
            throw malformed("it has more than " + MOST_PARTS + " parts");
        }
        return Optional.of(head());
    }

    private Part head() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = body.readLine(); !line.isEmpty(); line = body.readLine()) {
            if (lines.size() == MOST_HEADERS) {
                throw malformed("a part has more than " + MOST_HEADERS + " headers");
            }
            lines.add(line);
        }
        String disposition =
                header(lines, "content-disposition").orElseThrow(() -> malformed("a part has no Content-Disposition"));
        String name = find(NAME, disposition).orElseThrow(() -> malformed("a part has no name"));
        return new Part(name, find(FILE_NAME, disposition), header(lines, "content-type"), body);
    }

    private static Optional<String> header(List<String> lines, String name) {
        String start = name + ":";
        return lines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst();
    }

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher match = pattern.matcher(text);
        return match.find() ? Optional.of(match.group(1)) : Optional.empty();
    }

    private static String boundary(String contentType) {
        Matcher match = BOUNDARY.matcher(contentType);
        if (!contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data") || !match.find()) {
            throw new ApiException(415, "Send the file as multipart/form-data with a boundary.");
        }
        return match.group(1) != null ? match.group(1) : match.group(2);
    }

    static ApiException malformed(String reason) {
        return ApiException.badRequest("The multipart body is malformed: " + reason + ".");
    }
}
