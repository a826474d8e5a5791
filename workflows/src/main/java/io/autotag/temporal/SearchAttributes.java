package io.autotag.temporal;

import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc.OperatorServiceBlockingStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The search attributes that a namespace of the server has. Thread-safe. */
public final class SearchAttributes implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SearchAttributes.class);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final OperatorServiceStubs stubs;
    private final String namespace;

    private SearchAttributes(OperatorServiceStubs stubs, String namespace) {
        this.stubs = stubs;
        this.namespace = namespace;
    }

    /** Connects with the first question. */
    public static SearchAttributes of(TemporalServer server) {
        return new SearchAttributes(OperatorServiceStubs.newServiceStubs(server.operator()), server.namespace());
    }

    /** Whether all of these are there, each with its type; empty where the server does not say. Waits two seconds at most. */
    public Optional<Boolean> haveAll(Collection<? extends SearchAttributeKey<?>> wanted) {
        try {
            return Optional.of(missing(wanted).isEmpty());
        } catch (StatusRuntimeException unsaid) {
            log.debug("Temporal does not say which search attributes it has", unsaid);
            return Optional.empty();
        }
    }

    /** Makes those that are not there; false where the server does not let us. Waits some seconds at most. */
    public boolean make(Collection<? extends SearchAttributeKey<?>> wanted) {
        try {
            Map<String, IndexedValueType> missing = missing(wanted);
            if (!missing.isEmpty()) {
                asking().addSearchAttributes(AddSearchAttributesRequest.newBuilder()
                        .setNamespace(namespace)
                        .putAllSearchAttributes(missing)
                        .build());
            }
            return true;
        } catch (StatusRuntimeException refused) {
            log.warn("Temporal does not take search attributes: {}", refused.getStatus());
            return false;
        }
    }

    private Map<String, IndexedValueType> missing(Collection<? extends SearchAttributeKey<?>> wanted) {
        Map<String, IndexedValueType> there = asking().listSearchAttributes(ListSearchAttributesRequest.newBuilder()
                        .setNamespace(namespace)
                        .build())
                .getCustomAttributesMap();
        Map<String, IndexedValueType> missing = new HashMap<>();
        wanted.stream()
                .filter(key -> key.getValueType() != there.get(key.getName()))
                .forEach(key -> missing.put(key.getName(), key.getValueType()));
        return missing;
    }

    private OperatorServiceBlockingStub asking() {
        return stubs.blockingStub().withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        stubs.shutdownNow();
    }
}
