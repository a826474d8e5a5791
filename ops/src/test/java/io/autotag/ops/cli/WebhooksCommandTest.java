package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the commands about webhooks ask, and how they end. */
final class WebhooksCommandTest {

    private final TestApi api = new TestApi();

    @Command(name = "autotag")
    private static final class Root {}

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void addsOneForSeveralEvents() {
        api.answer("POST /webhooks/", 201, "{\"uid\": \"w1\", \"secret\": \"whsec_x\"}");
        assertThat(run("webhooks", "add", "https://example.org/", "run.completed", "run.failed"))
                .isZero();
        assertThat(api.asked().get(0).body())
                .isEqualTo("{\"target_url\":\"https://example.org/\",\"events\":[\"run.completed\",\"run.failed\"]}");
        assertThat(run("webhooks", "add", "https://example.org/")).isEqualTo(2);
    }

    @Test
    void endsWithOneWhereATestWasNotTaken() {
        api.answer("POST /webhooks/w1/test/", 200, "{\"success\": true, \"message\": \"Taken.\"}");
        api.answer("POST /webhooks/w2/test/", 200, "{\"success\": false, \"message\": \"It answered 500.\"}");
        assertThat(run("webhooks", "test", "w1")).isZero();
        assertThat(run("webhooks", "test", "w2")).isEqualTo(1);
    }

    @Test
    void asksForTheDeliveriesThatAreWanted() {
        String path = "/webhook-deliveries/?subscription=w1&status=failed&limit=50";
        api.answer("GET " + path, 200, "{\"results\": [{\"uid\": \"d1\"}], \"next\": null}");
        assertThat(run("webhooks", "deliveries", "--webhook", "w1", "--status", "failed"))
                .isZero();
        api.answer("POST /webhook-deliveries/d1/replay/", 200, "{\"uid\": \"d1\", \"status\": \"pending\"}");
        assertThat(run("webhooks", "replay", "d1")).isZero();
        api.answer("DELETE /webhooks/w1/", 204, "");
        assertThat(run("webhooks", "remove", "w1")).isZero();
    }

    private int run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--url";
        all[arguments.length + 1] = api.url();
        return Commands.addTo(new CommandLine(new Root()), Files::copy).execute(all);
    }
}
