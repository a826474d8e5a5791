package io.autotag.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.autotag.model.Faults;
import io.autotag.model.ModelError;
import io.autotag.model.ModelException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the description of a provider. */
final class ProviderText {

    /** By this key a JSON file is known as a description; its value is the version of what is written here. */
    static final String MARK = "autotag_provider";

    static final int LONGEST = 64 << 10;

    private static final int DEEPEST = 20;
    private static final int MOST_HEADERS = 30;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    static final Pattern VISIBLE = Pattern.compile("[ -~]{0,2000}");
    private static final Pattern SECRET = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** Set by how the picture is sent, or by the client. */
    private static final Set<String> NOT_YOURS = Set.of(
            "host", "content-type", "content-length", "transfer-encoding", "connection", "expect", "te", "upgrade");

    /** A description is read by all who may read models. */
    private static final Set<String> SECRETS =
            Set.of("authorization", "proxy-authorization", "cookie", "x-api-key", "api-key", "x-auth-token");

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonFields root;

    private ProviderText(JsonFields root) {
        this.root = root;
    }

    static Provider read(String json) {
        Faults faults = new Faults();
        JsonFields root = new JsonFields(tree(json), "", faults);
        Provider provider = new ProviderText(root).provider();
        faults.throwIfAny(ModelError.CARD);
        return provider;
    }

    private static JsonNode tree(String json) {
        if (json.length() > LONGEST) {
            throw new ModelException(
                    ModelError.TOO_LARGE,
                    "A description has at most " + LONGEST + " characters, not " + json.length() + ".");
        }
        try {
            JsonNode tree = JSON.readTree(json);
            if (tree.isObject()
                    && tree.path(MARK).canConvertToInt()
                    && tree.path(MARK).intValue() == 1) {
                return tree;
            }
            throw new ModelException(ModelError.FILE, "A description begins with {\"" + MARK + "\": 1, ...}.");
        } catch (JsonProcessingException broken) {
            throw new ModelException(
                    ModelError.FILE,
                    "The description is no JSON that can be read, from line "
                            + Optional.ofNullable(broken.getLocation())
                                    .map(at -> at.getLineNr())
                                    .orElse(1) + " on.",
                    broken);
        }
    }

    private Provider provider() {
        root.only(List.of(
                MARK,
                "url",
                "method",
                "send",
                "headers",
                "secret",
                "seconds",
                "concurrent",
                "longest_side",
                "quality",
                "answer"));
        return new Provider(
                root.text("url", "an address such as https://example.org/detect", ProviderText::isAddress),
                root.text("method", "POST or PUT", List.of("POST", "PUT")::contains, "POST"),
                SendingText.read(root.section("send")),
                headers(),
                root.has("secret") ? Optional.of(secret(root.section("secret"))) : Optional.empty(),
                Duration.ofMillis(Math.round(1_000 * root.number("seconds", 0.1, 60, 30))),
                root.whole("concurrent", 1, 32, 4),
                root.whole("longest_side", 16, 8_192, 1_280),
                root.whole("quality", 1, 100, 90),
                ReadingText.read(root.section("answer")));
    }

    private static boolean isAddress(String text) {
        try {
            URI address = new URI(text);
            return address.getHost() != null && address.getRawUserInfo() == null && address.getRawFragment() == null;
        } catch (URISyntaxException none) {
            return false;
        }
    }

    private Map<String, String> headers() {
        Map<String, String> headers =
                root.texts("headers", "header", TOKEN.asMatchPredicate(), VISIBLE.asMatchPredicate());
        for (String name : headers.keySet()) {
            String plain = name.toLowerCase(Locale.ROOT);
            if (NOT_YOURS.contains(plain)) {
                root.wrong("headers", "cannot set " + name + ", which follows from how pictures are sent");
            } else if (SECRETS.contains(plain)) {
                root.wrong("headers", "cannot hold " + name + ", which is a secret: name one under secret instead");
            }
        }
        if (headers.size() > MOST_HEADERS) {
            root.wrong("headers", "has at most " + MOST_HEADERS + " entries");
        }
        return headers;
    }

    private static SecretUse secret(JsonFields secret) {
        secret.only(List.of("name", "header", "query", "prefix"));
        boolean inQuery = secret.has("query");
        if (inQuery == secret.has("header")) {
            secret.wrong("header", "is the header that the secret goes into; or write secret.query, one of the two");
        }
        return new SecretUse(
                secret.text("name", "small letters, digits and hyphens", SECRET.asMatchPredicate()),
                inQuery ? SecretUse.Place.QUERY : SecretUse.Place.HEADER,
                secret.text(inQuery ? "query" : "header", "a name", ProviderText::isKey, "X-Api-Key"),
                secret.text("prefix", "visible characters", VISIBLE.asMatchPredicate(), ""));
    }

    private static boolean isKey(String name) {
        return TOKEN.matcher(name).matches() && !NOT_YOURS.contains(name.toLowerCase(Locale.ROOT));
    }
}
