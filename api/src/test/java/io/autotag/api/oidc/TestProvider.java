package io.autotag.api.oidc;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import io.autotag.egress.HookServer;
import io.autotag.egress.HookServer.Received;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A provider of OpenID Connect on this machine: signs with RS256, takes each code once, and wants PKCE and its client. */
final class TestProvider implements AutoCloseable {

    static final String CLIENT = "autotag";
    static final String SECRET = "client secret / with signs";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HookServer server = new HookServer();
    private final RSAKey key = rsaKey();
    private final Map<String, Issued> codes = new ConcurrentHashMap<>();
    private final Map<String, Object> metadata = new HashMap<>();

    TestProvider() {
        metadata.put("issuer", issuer());
        metadata.put("authorization_endpoint", server.url("/authorize"));
        metadata.put("token_endpoint", server.url("/token"));
        metadata.put("jwks_uri", server.url("/keys"));
        metadata.put("response_types_supported", new String[] {"code"});
        metadata.put("subject_types_supported", new String[] {"public"});
        metadata.put("id_token_signing_alg_values_supported", new String[] {"RS256"});
        works();
    }

    private record Issued(String challenge, String redirect, String token) {}

    /** Where the browser was sent, with what. */
    record Asked(URI address, Map<String, String> parameters) {

        static Asked of(String location) {
            URI address = URI.create(location);
            return new Asked(address, form(address.getRawQuery()));
        }

        String get(String name) {
            return parameters.getOrDefault(name, "");
        }
    }

    String issuer() {
        return server.url("/realm");
    }

    RSAKey key() {
        return key;
    }

    long timesAskedForKeys() {
        return server.received().stream()
                .filter(request -> request.path().equals("/keys"))
                .count();
    }

    /** Answers as it should, again. */
    void works() {
        server.replies(this::answer);
    }

    /** Answers so to everything. */
    void fails(int status, String body) {
        server.replies((exchange, request) -> HookServer.answer(exchange, status, body));
    }

    /** The person lets Autotag know who it is; answers the address at which the browser comes back. */
    String approve(Asked asked, String token) {
        String code = UUID.randomUUID().toString();
        codes.put(code, new Issued(asked.get("code_challenge"), asked.get("redirect_uri"), token));
        return asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state");
    }

    private void answer(HttpExchange exchange, Received request) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        switch (request.path()) {
            case "/realm/.well-known/openid-configuration" ->
                HookServer.answer(exchange, 200, JSON.writeValueAsString(metadata));
            case "/keys" -> HookServer.answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
            case "/token" -> redeem(exchange, request);
            default -> HookServer.answer(exchange, 404, "{}");
        }
    }

    private void redeem(HttpExchange exchange, Received request) throws IOException {
        Map<String, String> form = form(request.body());
        Issued issued = codes.remove(form.getOrDefault("code", ""));
        String basic = new String(
                Base64.getDecoder().decode(request.header("Authorization").replace("Basic ", "")),
                StandardCharsets.UTF_8);
        String client = URLDecoder.decode(basic, StandardCharsets.UTF_8);
        if (!client.equals(CLIENT + ":" + SECRET)) {
            HookServer.answer(exchange, 401, "{\"error\": \"invalid_client\"}");
        } else if (issued == null
                || !issued.redirect().equals(form.get("redirect_uri"))
                || !issued.challenge().equals(TestTokens.challenge(form.getOrDefault("code_verifier", "")))) {
            HookServer.answer(exchange, 400, "{\"error\": \"invalid_grant\"}");
        } else {
            HookServer.answer(
                    exchange,
                    200,
                    JSON.writeValueAsString(
                            Map.of("access_token", "unused", "token_type", "Bearer", "id_token", issued.token())));
        }
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static RSAKey rsaKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("first").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
