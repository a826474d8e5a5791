package io.autotag.ops.bench.query;

import io.autotag.ops.cli.CliException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.OptionalDouble;

/** What the API says of the memory of its bitmaps. */
final class BitmapMemory {
    private static final String NAME = "autotag_bitmaps_bytes ";
    private static final double MEBIBYTE = 1 << 20;

    private BitmapMemory() {}

    /** Empty where the API does not tell. */
    static OptionalDouble mebibytes(URI metrics) throws IOException {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(NAME))
                    .mapToDouble(line -> Double.parseDouble(line.substring(NAME.length())) / MEBIBYTE)
                    .findFirst();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CliException.refused("Interrupted.");
        }
    }
}
