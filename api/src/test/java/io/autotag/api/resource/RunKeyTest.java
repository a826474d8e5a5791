package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.api.TestClient.Answer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key under which a run is started once, however often it is asked for. */
final class RunKeyTest {

    private static RunRoom room;

    @BeforeAll
    static void open() {
        room = new RunRoom();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @BeforeEach
    void plant() {
        room.plant();
    }

    @Test
    void theSameKeyAtTheSameTimeIsOneRun() {
        List<Answer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(n -> room.start("{\"idempotency_key\": \"nightly\"}"))
                .toList();
        Set<String> uids = answers.stream().map(answer -> answer.text("uid")).collect(Collectors.toSet());
        assertThat(uids).hasSize(1);
        assertThat(answers).extracting(Answer::status).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(room.operator
                        .get("/projects/" + room.world.project().uid() + "/runs/")
                        .results())
                .hasSize(1);
    }

    @Test
    void theKeyMayBeAHeader() {
        Answer first = room.withKey("{}", "k");
        assertThat(room.withKey("{\"idempotency_key\": \"k\"}", "k").text("uid"))
                .isEqualTo(first.text("uid"));
        Answer torn = room.withKey("{\"idempotency_key\": \"other\"}", "k");
        assertThat(torn.status()).isEqualTo(400);
        assertThat(torn.body().has("idempotency_key")).isTrue();
    }

    @Test
    void theSameKeyAnswersTheFirstRunWhateverTheSettingsSayNow() {
        Answer first = room.start("{\"idempotency_key\": \"once\"}");
        assertThat(first.status()).isEqualTo(201);
        room.choose(false);
        Answer again = room.start("{\"idempotency_key\": \"once\"}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("uid")).isEqualTo(first.text("uid"));
        assertThat(room.start("{\"idempotency_key\": \"new\"}").status()).isEqualTo(409);
    }
}
