package io.autotag.api.run;

import io.autotag.api.TestApi;
import java.util.Map;

/** The API with a Temporal and a worker behind it, of its own. */
public final class WorkedApi implements AutoCloseable {

    public final TestTemporal temporal = TestTemporal.start();
    public final TestApi api;
    public final TestWorker worker;

    /** @param variables of the API, besides the usual ones */
    public WorkedApi(Map<String, String> variables) {
        api = TestApi.start(temporal.address(), variables);
        worker = TestWorker.start(temporal.address(), api.database().database());
    }

    public WorkedApi() {
        this(Map.of());
    }

    @Override
    public void close() {
        worker.close();
        api.close();
        temporal.close();
    }
}
