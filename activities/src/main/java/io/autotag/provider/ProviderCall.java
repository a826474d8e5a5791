package io.autotag.provider;

import io.autotag.egress.Egress;
import io.autotag.egress.EgressAnswer;
import io.autotag.egress.EgressException;
import io.autotag.egress.EgressRequest;
import io.autotag.model.ItemProblem;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;

/** Makes one call to a provider, never more at once than it takes. Thread-safe. */
final class ProviderCall {

    /** Thousands of boxes; more of an answer is not read. */
    static final int MOST_BYTES = 4 << 20;

    private final Provider provider;
    private final Egress egress;
    private final Secrets secrets;
    private final Semaphore room;

    ProviderCall(Provider provider, Egress egress, Secrets secrets) {
        this.provider = provider;
        this.egress = egress;
        this.secrets = secrets;
        this.room = new Semaphore(provider.concurrent(), true);
    }

    /** @throws EgressException when the address may not be called, or nothing was answered */
    EgressAnswer send(Payload payload) throws EgressException {
        Optional<String> secret = secret();
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(provider.headers());
        headers.putIfAbsent("Accept", "application/json");
        String address = provider.url();
        if (secret.isPresent()) {
            SecretUse use = provider.secret().get();
            if (use.place() == SecretUse.Place.HEADER) {
                headers.put(use.key(), use.prefix() + secret.get());
            } else {
                address = withParameter(address, use.key(), use.prefix() + secret.get());
            }
        }
        return send(new EgressRequest(
                provider.method(),
                address,
                headers,
                payload.contentType(),
                payload.body(),
                provider.timeLimit(),
                MOST_BYTES));
    }

    /** All that was answered. */
    static byte[] body(EgressAnswer answer) throws ItemProblem {
        if (answer.isFull()) {
            throw new ItemProblem(
                    ItemProblem.Code.PROVIDER,
                    "The answer of the provider has " + MOST_BYTES + " bytes or more, which nobody reads.");
        }
        return answer.body();
    }

    /** What may not be shown; read anew each time, so that a secret that was changed counts at once. */
    Optional<String> secret() {
        return provider.secret().map(use -> secrets.find(use.name(), URI.create(provider.url())));
    }

    private EgressAnswer send(EgressRequest request) throws EgressException {
        room.acquireUninterruptibly();
        try {
            return egress.call(request);
        } finally {
            room.release();
        }
    }

    private static String withParameter(String address, String name, String value) {
        String parameter = URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
        return address + (address.contains("?") ? "&" : "?") + parameter;
    }
}
