package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.run.Eventually;
import io.autotag.api.run.TestWorker;
import io.autotag.api.run.WorkedApi;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Following runs by server-sent events. */
final class RunEventsTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static WorkedApi worked;
    private static TestApi api;
    private static TestWorker worker;
    private static int worlds;

    private TestClient operator;
    private String operatorKey = "";
    private String uid = "";

    @BeforeAll
    static void start() {
        worked = new WorkedApi();
        api = worked.api;
        worker = worked.worker;
    }

    @AfterAll
    static void stop() {
        worked.close();
    }

    @BeforeEach
    void startARun() {
        worker.hold();
        Seed world = api.plant("world" + worlds++, 30);
        operatorKey = api.issue(world, Role.OPERATOR, null);
        operator = api.client(operatorKey);
        String autotag = "/projects/" + world.project().uid() + "/autotag/";
        operator.put(
                autotag, "{\"enabled\": true, \"model\": \"" + world.version().modelUid() + "\"}");
        uid = operator.post(autotag + "run/", "{}").text("uid");
    }

    @AfterEach
    void letGo() {
        worker.letGo();
    }

    private record Event(long id, JsonNode run) {

        String status() {
            return run.path("status").asText();
        }
    }

    @Test
    void tellsTheRunAsItIsThenEveryChangeAndEndsWithIt() {
        HttpResponse<Stream<String>> stream = follow("");
        assertThat(stream.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        Iterator<String> lines = stream.body().iterator();
        assertThat(next(lines).run().path("uid").asText()).isEqualTo(uid);
        worker.letGo();
        List<Event> events = rest(lines);
        Event last = events.get(events.size() - 1);
        assertThat(last.status()).isEqualTo("completed");
        assertThat(last.run().path("processed_items").asInt()).isEqualTo(30);
        assertThat(events).extracting(Event::id).isSorted().doesNotHaveDuplicates();
        assertThat(last.run()).isEqualTo(operator.get("/runs/" + uid + "/").body());
    }

    @Test
    void takesUpWhereAClientLeft() {
        Event first = next(follow("").body().iterator());
        worker.letGo();
        completed();
        List<Event> missed = rest(follow(Long.toString(first.id())).body().iterator());
        assertThat(missed).singleElement().satisfies(event -> {
            assertThat(event.status()).isEqualTo("completed");
            assertThat(event.id()).isGreaterThan(first.id());
        });
        HttpResponse<Stream<String>> again = follow(Long.toString(missed.get(0).id()));
        assertThat(again.statusCode()).isEqualTo(204);
    }

    @Test
    void anIdThatIsNotOursIsLikeNone() {
        assertThat(next(follow("nonsense").body().iterator()).run().path("uid").asText())
                .isEqualTo(uid);
    }

    /** More of them than threads that write, and more to read than their sockets hold. */
    @Test
    void clientsThatDoNotReadHoldNobodyUp() throws IOException {
        List<Socket> deaf = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                deaf.add(deafFollower());
            }
            Iterator<String> lines = follow("").body().iterator();
            next(lines);
            say("repeat('x', 8000000)");
            assertThat(nextSoon(lines).run().path("error_message").asText()).hasSize(8_000_000);
            say("'still here'");
            assertThat(nextSoon(lines).run().path("error_message").asText()).isEqualTo("still here");
        } finally {
            for (Socket socket : deaf) {
                socket.close();
            }
        }
    }

    @Test
    void wantsAKey() {
        HttpRequest request = api.client(null)
                .request("/runs/" + uid + "/events/")
                .setHeader("Accept", "text/event-stream")
                .build();
        assertThat(send(request).statusCode()).isEqualTo(401);
    }

    @Test
    void aBrowserFollowsWithItsCookieAndTakesUpWhereItLeft() {
        Browser browser = Browser.withKey(api, operatorKey);
        Event first = next(follow(browser, "").body().iterator());
        assertThat(first.run().path("uid").asText()).isEqualTo(uid);
        worker.letGo();
        completed();
        List<Event> missed =
                rest(follow(browser, Long.toString(first.id())).body().iterator());
        assertThat(missed).singleElement().extracting(Event::status).isEqualTo("completed");
        browser.signOut();
        assertThat(follow(browser, "").statusCode()).isEqualTo(401);
    }

    private HttpResponse<Stream<String>> follow(Browser browser, String lastEventId) {
        return follow(browser.request("/runs/" + uid + "/events/"), lastEventId);
    }

    @Test
    void anOpenStreamDoesNotHoldUpTheEndOfTheProcess() {
        TestApi other = TestApi.start();
        Seed world = other.plant("world", 1);
        TestClient caller = other.client(world, Role.OPERATOR);
        String autotag = "/projects/" + world.project().uid() + "/autotag/";
        caller.put(
                autotag, "{\"enabled\": true, \"model\": \"" + world.version().modelUid() + "\"}");
        String waiting = caller.post(autotag + "run/", "{}").text("uid");
        HttpRequest request = caller.request("/runs/" + waiting + "/events/")
                .setHeader("Accept", "text/event-stream")
                .build();
        Iterator<String> lines = send(request).body().iterator();
        assertThat(next(lines).status()).isEqualTo("pending");
        long begun = System.nanoTime();
        other.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
    }

    private HttpResponse<Stream<String>> follow(String lastEventId) {
        return follow(operator.request("/runs/" + uid + "/events/"), lastEventId);
    }

    private static HttpResponse<Stream<String>> follow(HttpRequest.Builder request, String lastEventId) {
        request.setHeader("Accept", "text/event-stream").timeout(Duration.ofSeconds(30));
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        return send(request.build());
    }

    private static HttpResponse<Stream<String>> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofLines());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Reads its first event and then no more. */
    private Socket deafFollower() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(api.root().getHost(), api.root().getPort()));
        socket.getOutputStream()
                .write(asText(operator.request("/runs/" + uid + "/events/").build()));
        InputStream in = socket.getInputStream();
        StringBuilder heard = new StringBuilder();
        while (heard.indexOf("data: ") < 0) {
            heard.append((char) in.read());
        }
        return socket;
    }

    private static byte[] asText(HttpRequest request) {
        StringBuilder text = new StringBuilder("GET " + request.uri().getRawPath() + " HTTP/1.1\r\nHost: test\r\n");
        request.headers().map().forEach((name, values) -> text.append(name + ": " + values.get(0) + "\r\n"));
        return text.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Gives the run something to say. */
    private void say(String sentence) {
        api.database().database().doInTransaction(tx -> tx.sql(
                        "UPDATE run SET error_message = " + sentence + ", version = version + 1 WHERE uid = ?", uid)
                .update());
    }

    private static Event nextSoon(Iterator<String> lines) {
        return CompletableFuture.supplyAsync(() -> next(lines))
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private void completed() {
        Eventually.see(() -> operator.get("/runs/" + uid + "/").text("status"), "completed"::equals);
    }

    private static List<Event> rest(Iterator<String> lines) {
        List<Event> events = new ArrayList<>();
        while (lines.hasNext()) {
            events.add(next(lines));
        }
        return events;
    }

    /** Reads up to the empty line behind the data. */
    private static Event next(Iterator<String> lines) {
        long id = -1;
        String data = "";
        for (String line = lines.next(); data.isEmpty() || !line.isEmpty(); line = lines.next()) {
            if (line.startsWith("id: ")) {
                id = Long.parseLong(line.substring(4));
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            }
        }
        try {
            return new Event(id, JSON.readTree(data));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
