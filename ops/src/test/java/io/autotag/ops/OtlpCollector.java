package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A collector of traces that speaks OTLP over HTTP, as far as this test reads it; fields have their numbers of the protocol. */
final class OtlpCollector implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** A span, its ids in hexadecimal digits; the parent of a root is empty. */
    record Told(String service, String trace, String id, String parent, String name, Map<String, String> attributes) {}

    private final HttpServer server;
    private final List<Told> spans = new CopyOnWriteArrayList<>();

    OtlpCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Waits for a first one. */
    Told await(Predicate<Told> wanted) throws InterruptedException {
        return await(wanted, 1).get(0);
    }

    /** Waits for so many. */
    List<Told> await(Predicate<Told> wanted, int least) throws InterruptedException {
        List<Told> found =
                Eventually.last(PATIENCE, () -> spans.stream().filter(wanted).toList(), told -> told.size() >= least);
        assertThat(found).as("of what was told: %s", spans).hasSizeGreaterThanOrEqualTo(least);
        return found;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            for (UnknownFieldSet resource : messages(UnknownFieldSet.parseFrom(exchange.getRequestBody()), 1)) {
                String service = attributes(messages(resource, 1).get(0), 1).getOrDefault("service.name", "");
                for (UnknownFieldSet scope : messages(resource, 2)) {
                    for (UnknownFieldSet span : messages(scope, 2)) {
                        spans.add(told(service, span));
                    }
                }
            }
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static Told told(String service, UnknownFieldSet span) throws IOException {
        return new Told(
                service,
                HexFormat.of().formatHex(bytes(span, 1).toByteArray()),
                HexFormat.of().formatHex(bytes(span, 2).toByteArray()),
                HexFormat.of().formatHex(bytes(span, 4).toByteArray()),
                bytes(span, 5).toStringUtf8(),
                attributes(span, 9));
    }

    private static Map<String, String> attributes(UnknownFieldSet owner, int field) throws IOException {
        Map<String, String> attributes = new HashMap<>();
        for (UnknownFieldSet pair : messages(owner, field)) {
            UnknownFieldSet value = messages(pair, 2).get(0);
            List<Long> number = value.getField(3).getVarintList();
            attributes.put(
                    bytes(pair, 1).toStringUtf8(),
                    number.isEmpty()
                            ? bytes(value, 1).toStringUtf8()
                            : number.get(0).toString());
        }
        return attributes;
    }

    private static List<UnknownFieldSet> messages(UnknownFieldSet owner, int field) throws IOException {
        List<UnknownFieldSet> messages = new ArrayList<>();
        for (ByteString one : owner.getField(field).getLengthDelimitedList()) {
            messages.add(UnknownFieldSet.parseFrom(one));
        }
        return messages;
    }

    private static ByteString bytes(UnknownFieldSet owner, int field) {
        Field found = owner.getField(field);
        return found.getLengthDelimitedList().isEmpty()
                ? ByteString.EMPTY
                : found.getLengthDelimitedList().get(0);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
