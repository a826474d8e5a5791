package io.autotag.temporal;

import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.ServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Temporal server and how to reach it.
 *
 * @param address {@code host:port}
 * @param tls empty for a connection in the clear
 * @param apiKey is sent with each call, over TLS only
 * @param keys of what it keeps for us
 */
public record TemporalServer(
        String address, String namespace, Optional<Tls> tls, Optional<String> apiKey, PayloadKeys keys) {

    private static final String TLS = "AUTOTAG_TEMPORAL_TLS";
    private static final String API_KEY = "AUTOTAG_TEMPORAL_API_KEY";

    public TemporalServer {
        if (!address.matches(".+:\\d{1,5}")) {
            throw new IllegalArgumentException(
                    "AUTOTAG_TEMPORAL_ADDRESS must look like host:7233, not \"" + address + "\".");
        }
        if (apiKey.isPresent() && tls.isEmpty()) {
            throw new IllegalArgumentException(
                    API_KEY + " would travel in the clear: leave " + TLS + " out, or set it to true.");
        }
    }

    /** A server that is reached in the clear and asks for nothing, as one on this machine. */
    public static TemporalServer open(String address, String namespace) {
        return new TemporalServer(address, namespace, Optional.empty(), Optional.empty(), PayloadKeys.none());
    }

    /**
     * Reads how a server is reached from the variables {@code AUTOTAG_TEMPORAL_TLS…} and {@code AUTOTAG_TEMPORAL_API_KEY},
     * and with what is sealed what it keeps; certificates are read now. TLS is used where it is asked for, and where there is a key or a certificate.
     *
     * @throws IllegalArgumentException naming the variable that is wrong and what to do
     */
    public static TemporalServer of(String address, String namespace, Map<String, String> variables) {
        Optional<String> apiKey = given(variables, API_KEY);
        Optional<Tls> tls = wantsTls(variables) ? Optional.of(Tls.of(variables)) : Optional.empty();
        return new TemporalServer(address, namespace, tls, apiKey, PayloadKeys.of(variables));
    }

    private static boolean wantsTls(Map<String, String> variables) {
        String wanted = given(variables, TLS).orElse("");
        return switch (wanted) {
            case "true" -> true;
            case "false" -> false;
            case "" -> isMeant(variables);
            default -> throw new IllegalArgumentException(TLS + " must be true or false, not " + wanted + ".");
        };
    }

    /** Whether something says how a server is reached; that is of no use without an address. */
    public static boolean isMeant(Map<String, String> variables) {
        return !access(variables).values().stream().allMatch(String::isEmpty);
    }

    /** All the variables that say how a server is reached, for another process; empty where they are not given. */
    public static Map<String, String> access(Map<String, String> variables) {
        return Stream.concat(Stream.of(TLS, API_KEY), Tls.VARIABLES.stream())
                .collect(Collectors.toMap(
                        name -> name, name -> given(variables, name).orElse("")));
    }

    /** Options of a connection to it, for more to be said about time limits and the like. */
    public WorkflowServiceStubsOptions.Builder connection() {
        return reaching(WorkflowServiceStubsOptions.newBuilder());
    }

    /** Options of a connection for operators' questions. */
    OperatorServiceStubsOptions operator() {
        return reaching(OperatorServiceStubsOptions.newBuilder()).validateAndBuildWithDefaults();
    }

    private <B extends ServiceStubsOptions.Builder<B>> B reaching(B options) {
        options.setTarget(address);
        tls.ifPresent(security -> security.secure(options));
        apiKey.ifPresent(key -> options.addApiKey(() -> key));
        return options;
    }

    /** Options of a client over such a connection, for more to be said about what it does with each call. */
    public WorkflowClientOptions.Builder client() {
        return WorkflowClientOptions.newBuilder().setNamespace(namespace).setDataConverter(keys.converter());
    }

    /** Whether it cannot read what workflows are told and tell. */
    public boolean isSealed() {
        return keys.isSealing();
    }

    static Optional<String> given(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Temporal at " + address + (tls.isPresent() ? " by TLS" : "");
    }
}
