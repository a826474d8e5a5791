package io.autotag.api.resource;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is injected into every literal and name of a query: refused with a position, or it finds nothing. */
@Order(1)
final class QueryAttackTest {

    private static final List<String> INJECTIONS = List.of(
            "'; DROP TABLE item; --",
            "\" OR 1=1 --",
            "' OR '1'='1",
            "x' UNION SELECT sha256 FROM api_key --",
            "')) OR true; SELECT pg_sleep(60); --",
            "\\",
            "\\'; SELECT 1",
            "%",
            "_",
            "%' --",
            "$1",
            "$$;SELECT 1;$$",
            "?",
            ":name",
            "{fn now()}",
            "U&'\\0027'",
            "[\"a\"]",
            "{\"a\": null}",
            "/*",
            "${jndi:ldap://localhost/a}",
            "../../etc/passwd",
            "\u02bc OR 1=1",
            "\u202e",
            "a\nb\tc\r",
            "\ud83d\ude97",
            "");
    private static final List<String> QUOTED = List.of(
            "image_prefix:\"X\"",
            "object_prefix:\"X\" AND score >= 0.5",
            "NOT NOT object_prefix:\"X\"",
            "autotag.object = \"X\"",
            "autotag.object.\"X\" > -1",
            "autotag.image.\"X\" IS NOT NULL",
            "object(label = \"X\")",
            "object(label ~ \"X\" AND box.width > 0)",
            "count(object(label IN (\"X\", \"Y\"))) >= 1",
            "training_set = \"X\"",
            "model = \"X\"",
            "model_version IN (\"X\")",
            "run = \"X\"",
            "predicted = \"X\"",
            "annotation.label = \"X\"",
            "annotation.attribute.\"X\" = \"X\"",
            "annotation(annotation.attribute.\"X\" ~ \"X\")",
            "metadata.\"X\" = \"X\"",
            "metadata.\"X\" >= \"X\"",
            "metadata.\"X\" IS NOT NULL",
            "metadata.weather ~ \"X\" AND slice = \"X\"",
            "slice IN (\"X\")",
            "dataset = \"X\"",
            "reviewer = \"X\"",
            "reference_id = \"X\"",
            "uid = \"X\"",
            "created_at > \"X\"",
            "reviewed_at = \"X\"",
            "autotag_status = \"X\"",
            "review_status IN (\"X\")",
            "score_band = \"X\"",
            "score > \"X\"");
    private static final List<String> BARE = List.of(
            "X",
            "X = 1",
            "score > X",
            "object_prefix:X",
            "image_prefix:X*",
            "metadata.X = 5",
            "autotag.object.X > 0",
            "X(label = 1)",
            "slice IN (X)",
            "slice X \"a\"",
            "score IS X",
            "count(X) > 1");

    private static TwoOrganisations two;

    @BeforeAll
    static void plant() {
        two = new TwoOrganisations();
    }

    @AfterAll
    static void stop() {
        two.close();
    }

    @AfterEach
    void everythingIsAsItWas() {
        two.assertAsPlanted();
    }

    static Stream<String> quoted() {
        return QUOTED.stream();
    }

    @ParameterizedTest
    @MethodSource("quoted")
    void whatIsInjectedIntoALiteralIsAValueThatNothingHas(String template) {
        for (String injection : INJECTIONS) {
            String text = injection.replace("\\", "\\\\").replace("\"", "\\\"");
            two.assertHarmless(template.replace("X", text));
        }
    }

    static Stream<String> bare() {
        return BARE.stream();
    }

    @ParameterizedTest
    @MethodSource("bare")
    void whatIsInjectedIntoANameIsRefusedOrFindsNothing(String template) {
        for (String injection : INJECTIONS) {
            if (!injection.isEmpty()) {
                two.assertHarmless(template.replace("X", injection));
            }
        }
    }
}
