package io.autotag.temporal;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Grpc;
import io.grpc.HandlerRegistry;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.TlsServerCredentials;
import io.temporal.testserver.TestServer;
import io.temporal.testserver.TestServer.PortBoundTestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;

/** A Temporal server behind a gate: it speaks TLS, and asks for a certificate or a key before it lets a call pass. */
final class GuardedTemporal implements AutoCloseable {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final PortBoundTestServer temporal;
    private final ManagedChannel within;
    private final Server gate;
    private final Optional<String> apiKey;

    /** @param admitted whose certificate clients must show; empty where none is asked for */
    GuardedTemporal(TestCertificate own, Optional<TestCertificate> admitted, Optional<String> apiKey)
            throws IOException {
        this.apiKey = apiKey;
        int port = freePort();
        boolean realTime = true;
        this.temporal = TestServer.createPortBoundServer(port, realTime);
        this.within = Grpc.newChannelBuilder("127.0.0.1:" + port, InsecureChannelCredentials.create())
                .build();
        TlsServerCredentials.Builder credentials = TlsServerCredentials.newBuilder()
                .keyManager(own.certificate().toFile(), own.key().toFile());
        if (admitted.isPresent()) {
            credentials.trustManager(admitted.get().certificate().toFile());
            credentials.clientAuth(TlsServerCredentials.ClientAuth.REQUIRE);
        }
        this.gate = Grpc.newServerBuilderForPort(0, credentials.build())
                .fallbackHandlerRegistry(new AnyMethod())
                .build()
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String address() {
        return "127.0.0.1:" + gate.getPort();
    }

    @Override
    public void close() {
        gate.shutdownNow();
        within.shutdownNow();
        temporal.close();
    }

    /** Every method, its messages as the bytes they are. */
    private final class AnyMethod extends HandlerRegistry {
        @Override
        public ServerMethodDefinition<?, ?> lookupMethod(String name, String authority) {
            MethodDescriptor<byte[], byte[]> method = MethodDescriptor.<byte[], byte[]>newBuilder()
                    .setType(MethodType.UNKNOWN)
                    .setFullMethodName(name)
                    .setRequestMarshaller(Bytes.AS_THEY_ARE)
                    .setResponseMarshaller(Bytes.AS_THEY_ARE)
                    .build();
            return ServerMethodDefinition.create(method, (call, headers) -> pass(method, call, headers));
        }
    }

    private ServerCall.Listener<byte[]> pass(
            MethodDescriptor<byte[], byte[]> method, ServerCall<byte[], byte[]> call, Metadata headers) {
        String shown = headers.get(AUTHORIZATION);
        if (apiKey.isPresent() && !("Bearer " + apiKey.get()).equals(shown)) {
            call.close(Status.UNAUTHENTICATED.withDescription("a key is wanted"), new Metadata());
            return new ServerCall.Listener<>() {};
        }
        ClientCall<byte[], byte[]> onwards = within.newCall(method, CallOptions.DEFAULT);
        onwards.start(new Back(call), new Metadata());
        onwards.request(1);
        call.request(1);
        return new Onwards(call, onwards);
    }

    private static final class Onwards extends ServerCall.Listener<byte[]> {
        private final ServerCall<byte[], byte[]> from;
        private final ClientCall<byte[], byte[]> to;

        Onwards(ServerCall<byte[], byte[]> from, ClientCall<byte[], byte[]> to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public void onMessage(byte[] message) {
            to.sendMessage(message);
            from.request(1);
        }

        @Override
        public void onHalfClose() {
            to.halfClose();
        }

        @Override
        public void onCancel() {
            to.cancel("the client has gone", null);
        }
    }

    private static final class Back extends ClientCall.Listener<byte[]> {
        private final ServerCall<byte[], byte[]> to;
        private boolean begun;

        Back(ServerCall<byte[], byte[]> to) {
            this.to = to;
        }

        @Override
        public void onHeaders(Metadata headers) {
            to.sendHeaders(headers);
            begun = true;
        }

        @Override
        public void onMessage(byte[] message) {
            if (!begun) {
                onHeaders(new Metadata());
            }
            to.sendMessage(message);
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            to.close(status, trailers);
        }
    }

    private enum Bytes implements MethodDescriptor.Marshaller<byte[]> {
        AS_THEY_ARE;

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
