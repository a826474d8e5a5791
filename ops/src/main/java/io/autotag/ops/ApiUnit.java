package io.autotag.ops;

import io.autotag.ops.process.ChildSpec;
import io.autotag.ops.process.StopSignal;
import io.autotag.ops.process.Unit;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The API process.
 *
 * @param host the address that it listens at
 * @param publicUrl how clients reach it, where that is not the address they call
 * @param secret signs URLs and cursors
 */
record ApiUnit(
        Home home, Wiring wiring, String host, int port, int adminPort, Optional<String> publicUrl, String secret)
        implements Unit {

    static final String NAME = "api";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ChildSpec prepare() {
        Map<String, String> environment = new HashMap<>(wiring.environment(home));
        Jvm jvm = Jvm.api(System.getenv());
        environment.putAll(jvm.environment());
        environment.put("AUTOTAG_HOST", host);
        environment.put("AUTOTAG_PORT", Integer.toString(port));
        environment.put("AUTOTAG_ADMIN_PORT", Integer.toString(adminPort));
        environment.put("AUTOTAG_URL", publicUrl.orElse(""));
        environment.put("AUTOTAG_SECRET", secret);
        environment.put("AUTOTAG_ADMIN_KEY_FILE", home.adminKey().toString());
        return new ChildSpec(
                jvm.command("io.autotag.api.AutotagApplication", "server"),
                environment,
                StopSignal.TERM,
                Duration.ofSeconds(20));
    }

    @Override
    public boolean isReady() {
        URI ping = URI.create("http://127.0.0.1:" + adminPort + "/ping");
        HttpRequest request =
                HttpRequest.newBuilder(ping).timeout(Duration.ofSeconds(2)).build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public Duration readyWithin() {
        return Duration.ofMinutes(2);
    }
}
