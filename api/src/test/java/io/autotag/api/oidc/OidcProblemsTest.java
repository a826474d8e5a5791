package io.autotag.api.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import io.autotag.api.TestClient.Answer;
import io.autotag.api.oidc.OidcRoom.Away;
import io.autotag.api.resource.OidcResource;
import io.autotag.secret.SecretBox;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** What goes wrong on the way to a provider and back: each ends on the sign-in page, with a sentence and no session. */
@Isolated
final class OidcProblemsTest {

    private static OidcRoom room;
    private static RSAKey foreign;

    @BeforeAll
    static void open() throws JOSEException {
        room = OidcRoom.open();
        foreign = new RSAKeyGenerator(2048).keyID("first").generate();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @AfterEach
    void mendTheProvider() {
        room.provider.works();
    }

    static Stream<Arguments> wrongTokens() {
        return Stream.of(
                Arguments.of("issuer", wrong(claims -> claims.issuer("https://other.example"))),
                Arguments.of("audience", wrong(claims -> claims.audience("another client"))),
                Arguments.of("nonce", wrong(claims -> claims.claim("nonce", "another"))),
                Arguments.of("no nonce", wrong(claims -> claims.claim("nonce", null))),
                Arguments.of("no subject", wrong(claims -> claims.subject(null))),
                Arguments.of(
                        "over",
                        wrong(claims ->
                                claims.expirationTime(Date.from(Instant.now().minusSeconds(300))))),
                Arguments.of("foreign key", (Function<JWTClaimsSet.Builder, String>)
                        claims -> TestTokens.signed(foreign, claims)),
                Arguments.of("alg none", (Function<JWTClaimsSet.Builder, String>) TestTokens::unsigned),
                Arguments.of("public key as a secret", (Function<JWTClaimsSet.Builder, String>)
                        claims -> TestTokens.confused(room.provider.key(), claims)),
                Arguments.of("a changed letter", (Function<JWTClaimsSet.Builder, String>)
                        claims -> tampered(TestTokens.signed(room.provider.key(), claims))));
    }

    private static Function<JWTClaimsSet.Builder, String> wrong(UnaryOperator<JWTClaimsSet.Builder> change) {
        return claims -> TestTokens.signed(room.provider.key(), change.apply(claims));
    }

    /** Says another subject under the same signature. */
    private static String tampered(String token) {
        List<String> parts = List.of(token.split("\\.", -1));
        String body = new String(Base64.getUrlDecoder().decode(parts.get(1)), StandardCharsets.UTF_8);
        String changed = body.replace("\"mallory\"", "\"somebody\"");
        String coded = Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(StandardCharsets.UTF_8));
        return String.join(".", parts.get(0), coded, parts.get(2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongTokens")
    void aTokenThatIsWrongSignsNobodyIn(String what, Function<JWTClaimsSet.Builder, String> sign) {
        Away away = room.begin("");
        JWTClaimsSet.Builder claims =
                TestTokens.claims(room.provider, away.asked().get("nonce"), "mallory");
        Answer refused = room.comeBack(room.provider.approve(away.asked(), sign.apply(claims)), away.cookie());
        assertThat(what).isNotEmpty();
        isRefused(refused, OidcProblem.TOKEN);
    }

    @Test
    void whoIsDeniedAtTheProviderIsToldSo() {
        Away away = room.begin("");
        isRefused(comeBackWith(away, "error=access_denied&state=" + away.asked().get("state")), OidcProblem.DENIED);
    }

    @Test
    void aCodeIsGoodOnce() {
        Away away = room.begin("");
        String token = TestTokens.signed(
                room.provider.key(),
                TestTokens.claims(room.provider, away.asked().get("nonce"), "twice"));
        String address = room.provider.approve(away.asked(), token);
        assertThat(room.self(room.comeBack(address, away.cookie())).status()).isEqualTo(200);
        isRefused(room.comeBack(address, away.cookie()), OidcProblem.CODE);
    }

    @Test
    void aBrowserThatTookNothingAlongBeginsAgain() {
        Away away = room.begin("");
        String answer = "code=x&state=" + away.asked().get("state");
        for (String cookie : new String[] {"", "autotag_departure=made-up", "autotag_departure=" + "A".repeat(80)}) {
            isRefused(comeBackWith(new Away(away.asked(), cookie), answer), OidcProblem.EXPIRED);
        }
    }

    @Test
    void aSignInThatTookTooLongBeginsAgain() {
        SecretBox box = new SecretBox("secret of this test".getBytes(StandardCharsets.UTF_8), "oidc departures");
        String verifier = "v".repeat(43);
        String over = box.seal(
                "browser", "state\nnonce\n" + verifier + "\n" + (Instant.now().getEpochSecond() - 1) + "\n/");
        String open = box.seal(
                "browser", "state\nnonce\n" + verifier + "\n" + (Instant.now().getEpochSecond() + 60) + "\n/");
        Away away = room.begin("");
        isRefused(comeBackWith(withCookie(away, over), "code=x&state=state"), OidcProblem.EXPIRED);
        isRefused(comeBackWith(withCookie(away, open), "code=x&state=state"), OidcProblem.CODE);
    }

    @Test
    void anotherStateIsNotTheSignInOfThisBrowser() {
        Away away = room.begin("");
        isRefused(comeBackWith(away, "code=x&state=another"), OidcProblem.STATE);
        isRefused(comeBackWith(away, "nonsense=1"), OidcProblem.STATE);
    }

    @Test
    void anAnswerOfAnotherIssuerIsNotTaken() {
        Away away = room.begin("");
        isRefused(
                comeBackWith(
                        away,
                        "code=x&iss=https://other.example&state=" + away.asked().get("state")),
                OidcProblem.TOKEN);
    }

    @Test
    void withoutAVerifiedAddressNobodyIsMadeAUser() {
        isRefused(room.signIn("nomail", claims -> claims.claim("email", null)), OidcProblem.EMAIL);
        isRefused(room.signIn("unsure", claims -> claims.claim("email_verified", false)), OidcProblem.EMAIL);
        isRefused(room.signIn("odd", claims -> claims.claim("email", "a b@\"example.org")), OidcProblem.EMAIL);
    }

    @Test
    void aLoginOfSomebodyElseIsNotTakenOver() {
        Answer made = room.api
                .admin()
                .post(
                        "/users/",
                        "{\"login\": \"taken@example.org\", \"password\": \"a long password\","
                                + " \"role\": \"admin\"}");
        assertThat(made.status()).isEqualTo(201);
        isRefused(room.signIn("taken"), OidcProblem.TAKEN);
        isRefused(room.signIn("TAKEN"), OidcProblem.TAKEN);
    }

    @Test
    void aProviderThatIsAwayOrTalksTooMuchSignsNobodyIn() {
        Away away = room.begin("");
        room.provider.fails(503, "");
        isRefused(comeBackWith(away, "code=x&state=" + away.asked().get("state")), OidcProblem.AWAY);
        room.provider.fails(200, "x".repeat(300_000));
        isRefused(comeBackWith(away, "code=x&state=" + away.asked().get("state")), OidcProblem.SETUP);
    }

    /** Dropwizard would name the thread after the whole address, and lines of the log name the thread. */
    @Test
    void noLineOfTheLogHoldsTheCode() {
        Logger logger = (Logger) LoggerFactory.getLogger(OidcResource.class);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(said);
        Away away = room.begin("");
        isRefused(comeBackWith(away, "code=once-and-secret&state=another"), OidcProblem.STATE);
        logger.detachAppender(said);
        logger.setLevel(null);
        assertThat(said.list).isNotEmpty().allSatisfy(line -> assertThat(
                        line.getThreadName() + " " + line.getFormattedMessage())
                .doesNotContain("once-and-secret"));
    }

    private Answer comeBackWith(Away away, String query) {
        return room.comeBack(away.asked().get("redirect_uri") + "?" + query, away.cookie());
    }

    private static Away withCookie(Away away, String sealed) {
        return new Away(
                away.asked(), "autotag_departure=" + sealed.replace('+', '-').replace('/', '_'));
    }

    private static void isRefused(Answer answer, OidcProblem problem) {
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo(room.api.root() + "/sign-in?problem=" + problem.word());
        assertThat(OidcRoom.cookie(answer, "autotag_session=")).isEmpty();
        assertThat(room.problem(answer)).isEqualTo(problem.sentence()).endsWith(".");
    }
}
