package io.autotag.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Why a Temporal server does not serve whoever comes.
 *
 * @param why what the connection or the server said
 * @param isRefusal whether the server is there and lets nobody in with such a key or certificate
 */
public record Trouble(String why, boolean isRefusal) {

    /** Asks for what needs no namespace, and waits so long at most; empty when the server serves. */
    public static Optional<Trouble> with(WorkflowServiceStubs stubs, Duration patience) {
        try {
            stubs.blockingStub()
                    .withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
            return Optional.empty();
        } catch (StatusRuntimeException away) {
            return Optional.of(of(away));
        }
    }

    private static Trouble of(StatusRuntimeException away) {
        Status status = away.getStatus();
        String said = status.getDescription() == null ? "" : ": " + status.getDescription();
        String cause = status.getCause() == null ? "" : ": " + status.getCause().getMessage();
        boolean refusal =
                status.getCode() == Status.Code.UNAUTHENTICATED || status.getCode() == Status.Code.PERMISSION_DENIED;
        return new Trouble(status.getCode() + said + cause, refusal);
    }
}
