package io.autotag.ops;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;

/**
 * Lets no worker ask for a queue of its own. A real server takes back what waits in such a queue when its worker is gone;
 * the test server leaves it there, and a run whose worker was killed would wait for ever. Without these queues any worker
 * may go on with any workflow, by reading its history again.
 */
final class NoStickyQueues implements ServerInterceptor {

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            @Override
            public void onMessage(Q message) {
                super.onMessage(withoutQueue(message));
            }
        };
    }

    @SuppressWarnings("unchecked") // a request without one of its fields is of the same type
    private static <Q> Q withoutQueue(Q message) {
        return message instanceof RespondWorkflowTaskCompletedRequest completed
                ? (Q) completed.toBuilder().clearStickyAttributes().build()
                : message;
    }
}
