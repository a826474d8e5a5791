package io.autotag.temporal;

import static io.autotag.temporal.TemporalServer.given;

import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.temporal.serviceclient.ServiceStubsOptions;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Whom to believe, and who one is.
 *
 * @param context holds the certificates as they were when they were read
 * @param serverName the name in the server's certificate, where it is not that of the address
 */
public record Tls(SslContext context, Optional<String> serverName) {

    private static final String AUTHORITIES = "AUTOTAG_TEMPORAL_TLS_CA";
    private static final String CERTIFICATE = "AUTOTAG_TEMPORAL_TLS_CERT";
    private static final String KEY = "AUTOTAG_TEMPORAL_TLS_KEY";
    private static final String SERVER_NAME = "AUTOTAG_TEMPORAL_TLS_SERVER_NAME";

    static final List<String> VARIABLES = List.of(AUTHORITIES, CERTIFICATE, KEY, SERVER_NAME);

    /** Without a file of authorities those of the Java runtime are believed. */
    static Tls of(Map<String, String> variables) {
        Optional<File> authorities = file(variables, AUTHORITIES);
        Optional<File> certificate = file(variables, CERTIFICATE);
        Optional<File> key = file(variables, KEY);
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException(CERTIFICATE + " and " + KEY + " belong together: set both, or neither.");
        }
        try {
            SslContextBuilder context = GrpcSslContexts.forClient();
            authorities.ifPresent(context::trustManager);
            certificate.ifPresent(chain -> context.keyManager(chain, key.orElseThrow()));
            return new Tls(context.build(), given(variables, SERVER_NAME));
        } catch (SSLException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    AUTHORITIES + ", " + CERTIFICATE + " and " + KEY
                            + " must be PEM files, the key in PKCS #8 without a" + " password. "
                            + unreadable.getMessage() + ".",
                    unreadable);
        }
    }

    void secure(ServiceStubsOptions.Builder<?> options) {
        options.setSslContext(context);
        serverName.ifPresent(name -> options.setChannelInitializer(channel -> channel.overrideAuthority(name)));
    }

    private static Optional<File> file(Map<String, String> variables, String name) {
        Optional<File> file = given(variables, name).map(File::new);
        file.filter(path -> !path.canRead()).ifPresent(path -> {
            throw new IllegalArgumentException(name + " names a file that cannot be read: " + path + ".");
        });
        return file;
    }
}
