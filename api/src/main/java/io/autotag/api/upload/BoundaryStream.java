package io.autotag.api.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The content of one part after the other: each ends at the boundary. Keeps one buffer, whatever the size of a part. */
final class BoundaryStream extends InputStream {

    private static final int BUFFER = 64 * 1024;
    private static final int LONGEST_LINE = 8 * 1024;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int end;
    private boolean inPart;
    private boolean last;

    BoundaryStream(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.UTF_8);
        // The first boundary has no line break before it unless there is a preamble; with one put in front all are
        // alike.
        buffer[0] = '\r';
        buffer[1] = '\n';
        end = 2;
        inPart = true;
    }

    /** Skips what is left of this part and stands at the headers of the next; false after the last one. */
    boolean nextPart() throws IOException {
        if (last) {
            return false;
        }
        byte[] waste = new byte[8 * 1024];
        int read = 0;
        while (read >= 0) {
            read = read(waste, 0, waste.length);
        }
        position += delimiter.length;
        String rest = readLine();
        if (rest.strip().equals("--")) {
            last = true;
            return false;
        }
        if (!rest.isBlank()) {
            throw MultipartReader.malformed("there is text behind a boundary");
        }
        inPart = true;
        return true;
    }

    /** A line of a part's headers, without its end. The closing boundary may end with the body instead of a line break. */
    String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.length() < LONGEST_LINE) {
            if (available(1) == 0) {
                if (line.toString().equals("--")) {
                    return "--";
                }
                throw endedEarly();
            }
            char character = (char) (buffer[position++] & 0xff);
            if (character == '\n') {
                String text = new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            line.append(character);
        }
        throw MultipartReader.malformed("a header is too long");
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (!inPart) {
            return -1;
        }
        if (length == 0) {
            return 0;
        }
        if (available(delimiter.length) < delimiter.length) {
            throw endedEarly();
        }
        int safe = safe(length);
        if (safe == 0) {
            inPart = false;
            return -1;
        }
        int count = Math.min(safe, length);
        System.arraycopy(buffer, position, bytes, offset, count);
        position += count;
        return count;
    }

    /** How many bytes from the position on, up to a number, surely belong to the part. */
    private int safe(int most) {
        int lastStart = Math.min(end - delimiter.length, position + most - 1);
        for (int start = position; start <= lastStart; start++) {
            if (buffer[start] == delimiter[0] && isDelimiter(start)) {
                return start - position;
            }
        }
        return lastStart + 1 - position;
    }

    private boolean isDelimiter(int start) {
        for (int i = 1; i < delimiter.length; i++) {
            if (buffer[start + i] != delimiter[i]) {
                return false;
            }
        }
        return true;
    }

    /** Fills the buffer until it holds as many bytes or the body ends; answers how many it holds. */
    private int available(int wanted) throws IOException {
        while (end - position < wanted) {
            if (position > 0) {
                System.arraycopy(buffer, position, buffer, 0, end - position);
                end -= position;
                position = 0;
            }
            int read = in.read(buffer, end, buffer.length - end);
            if (read < 0) {
                break;
            }
            end += read;
        }
        return end - position;
    }

    private static RuntimeException endedEarly() {
        return MultipartReader.malformed("it ends before its closing boundary");
    }
}
