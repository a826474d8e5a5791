package io.autotag.ops;

import io.autotag.activity.ProviderSettings;
import io.autotag.blob.BlobException;
import io.autotag.blob.BlobSettings;
import io.autotag.egress.EgressRules;
import io.autotag.model.Device;
import io.autotag.ops.process.StartException;
import io.autotag.provider.Patience;
import io.autotag.secret.SecretBox;
import io.autotag.source.SourceSettings;
import io.autotag.store.DatabaseSettings;
import io.autotag.store.ProviderSecret;
import io.autotag.store.Source;
import io.autotag.store.StoreException;
import io.autotag.temporal.TemporalServer;
import io.autotag.trace.TraceSettings;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a worker process is told by its environment.
 *
 * @param blobs where uploaded files are, the same as the API's
 * @param models the folder where model files are kept on the local disk
 * @param readyFile written once the worker takes work
 * @param device what computes models
 * @param tunes whether models are measured before their first large run
 * @param providers whom it may call, and with what
 * @param sources what it may read in place
 * @param metrics where to answer Prometheus, if at all
 * @param traces where to tell what became of a request, if at all
 */
record WorkerSettings(
        DatabaseSettings database,
        TemporalServer temporal,
        BlobSettings blobs,
        Path models,
        Optional<Path> readyFile,
        Device device,
        boolean tunes,
        ProviderSettings providers,
        SourceSettings sources,
        Optional<InetSocketAddress> metrics,
        Optional<TraceSettings> traces) {

    /**
     * Six chunks write and six feeders read; eight short activities, two ingests or batches of thumbnails, a scan, four
     * stretches of bulk actions, two exports and the presence come in between: 30 if all were at it at once, which they are not. Each
     * holds one for a statement or a batch, so that whoever waits gets it soon.
     */
    static final int CONNECTIONS = 20;

    /** Throws {@link StartException} naming the variable that is missing or wrong. */
    static WorkerSettings of(Map<String, String> env) {
        Home home = Home.of(env);
        return new WorkerSettings(
                database(env),
                temporal(env),
                blobs(env, home),
                home.models(),
                given(env, "AUTOTAG_READY_FILE").map(Path::of),
                given(env, "AUTOTAG_DEVICE").map(WorkerSettings::device).orElse(Device.CPU),
                given(env, "AUTOTAG_TUNING").map(WorkerSettings::isOn).orElse(true),
                providers(env),
                sources(env),
                given(env, "AUTOTAG_WORKER_METRICS_PORT").map(port -> metrics(env, port)),
                TraceSettings.of("autotag-worker", env));
    }

    private static TemporalServer temporal(Map<String, String> env) {
        try {
            return TemporalServer.of(
                    required(env, "AUTOTAG_TEMPORAL_ADDRESS"),
                    given(env, "AUTOTAG_TEMPORAL_NAMESPACE").orElse("default"),
                    env);
        } catch (IllegalArgumentException refused) {
            throw new StartException(String.valueOf(refused.getMessage()), refused);
        }
    }

    private static Device device(String word) {
        Device device = Device.named(word)
                .orElseThrow(() ->
                        new StartException("AUTOTAG_DEVICE must be one of " + Device.words() + ", not " + word + "."));
        if (!device.isBuiltIn()) {
            throw new StartException("The ONNX Runtime on the class path was not built for " + device.word()
                    + ": docs/operations.md says how to build with another one, or leave AUTOTAG_DEVICE out.");
        }
        return device;
    }

    private static boolean isOn(String word) {
        return switch (word) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new StartException("AUTOTAG_TUNING must be on or off, not " + word + ".");
        };
    }

    /** As the API reads the same variables; the secret may be missing where no provider needs one. */
    private static ProviderSettings providers(Map<String, String> env) {
        return new ProviderSettings(rules(env), box(env, ProviderSecret.PURPOSE), Patience.usual());
    }

    private static SourceSettings sources(Map<String, String> env) {
        try {
            return SourceSettings.of(
                    given(env, "AUTOTAG_SOURCE_FOLDERS").orElse(""),
                    given(env, "AUTOTAG_SOURCE_BUCKETS").orElse(""),
                    rules(env),
                    box(env, Source.PURPOSE));
        } catch (IllegalArgumentException refused) {
            throw new StartException("AUTOTAG_SOURCE_FOLDERS is wrong: " + refused.getMessage(), refused);
        }
    }

    private static Optional<SecretBox> box(Map<String, String> env, String purpose) {
        return Optional.ofNullable(env.get("AUTOTAG_SECRET"))
                .filter(secret -> !secret.isBlank())
                .map(secret -> new SecretBox(secret.getBytes(StandardCharsets.UTF_8), purpose));
    }

    private static EgressRules rules(Map<String, String> env) {
        try {
            return EgressRules.of(
                    given(env, "AUTOTAG_EGRESS_HTTP").map(Boolean::parseBoolean).orElse(false),
                    given(env, "AUTOTAG_EGRESS_NETWORKS").orElse(""));
        } catch (IllegalArgumentException refused) {
            throw new StartException("AUTOTAG_EGRESS_NETWORKS is wrong: " + refused.getMessage(), refused);
        }
    }

    /** For the machine itself unless somebody decides otherwise, as the admin port of the API. */
    private static InetSocketAddress metrics(Map<String, String> env, String port) {
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new StartException("AUTOTAG_WORKER_METRICS_PORT must be a port from 1 to 65535, not " + port + ".");
        }
        String host = given(env, "AUTOTAG_ADMIN_HOST").orElse("127.0.0.1");
        return InetSocketAddress.createUnresolved(host, Integer.parseInt(port));
    }

    private static DatabaseSettings database(Map<String, String> env) {
        try {
            return new DatabaseSettings(
                    required(env, "AUTOTAG_DB_URL"),
                    required(env, "AUTOTAG_DB_USER"),
                    env.getOrDefault("AUTOTAG_DB_PASSWORD", ""),
                    CONNECTIONS);
        } catch (StoreException refused) {
            throw new StartException("AUTOTAG_DB_URL is wrong: " + refused.getMessage(), refused);
        }
    }

    private static BlobSettings blobs(Map<String, String> env, Home home) {
        try {
            return BlobSettings.of(
                    given(env, "AUTOTAG_BLOBS").orElse(home.blobs().toString()), env);
        } catch (BlobException refused) {
            throw new StartException(String.valueOf(refused.getMessage()), refused);
        }
    }

    private static String required(Map<String, String> env, String name) {
        return given(env, name)
                .orElseThrow(() -> new StartException(
                        "A worker needs " + name + ": start it with \"ops/autotag up\" or \"ops/autotag worker\"."));
    }

    private static Optional<String> given(Map<String, String> env, String name) {
        return Optional.ofNullable(env.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
