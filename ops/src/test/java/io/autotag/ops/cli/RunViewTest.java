package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunViewTest {

    private static RunView run(String json) throws JsonProcessingException {
        return new RunView(new ObjectMapper().readTree(json));
    }

    @Test
    void tellsHowARunEnded() throws JsonProcessingException {
        RunView run = run("{\"status\": \"completed\", \"total_items\": 59, \"successful_items\": 20,"
                + " \"failed_items\": 2, \"skipped_unchanged\": 37, \"predictions\": 312, \"error_message\": null}");
        assertThat(run.sentence())
                .isEqualTo("completed: 20 of 59 items tagged, 2 failed, 37 unchanged, 312 predictions");
    }

    @Test
    void tellsWhyARunFailed() throws JsonProcessingException {
        RunView run =
                run("{\"status\": \"failed\", \"total_items\": 5, \"error_message\": \"The model file is gone.\"}");
        assertThat(run.sentence()).isEqualTo("failed: 0 of 5 items tagged. The model file is gone.");
    }

    @Test
    void isFinalOnlyWhenNothingWillChange() throws JsonProcessingException {
        assertThat(run("{\"status\": \"paused\"}").isFinal()).isFalse();
        assertThat(run("{\"status\": \"cancelled\"}").isFinal()).isTrue();
    }

    @Test
    void takesRateAndTimeLeftFromTheServer() throws JsonProcessingException {
        Progress progress = run("{\"status\": \"running\", \"processed_items\": 3, \"total_items\": 9,"
                        + " \"rate_per_second\": 1.5, \"eta_seconds\": 4}")
                .progress();
        assertThat(progress.rate()).contains(1.5);
        assertThat(progress.eta()).contains(TimeLeft.exactly(Duration.ofSeconds(4)));
    }

    @Test
    void tellsFromWhatToWhatTheTimeLeftMayBe() throws JsonProcessingException {
        Progress progress = run("{\"status\": \"running\", \"processed_items\": 3, \"total_items\": 9,"
                        + " \"eta_seconds\": 300, \"eta_low_seconds\": 250.5, \"eta_high_seconds\": 340}")
                .progress();
        assertThat(progress.figures()).isEqualTo("3/9  33 %  ETA 4 to 6 min");
    }

    @Test
    void saysUntilWhenItWaits() throws JsonProcessingException {
        RunView run = run("{\"status\": \"pending\", \"total_items\": 9,"
                + " \"waiting\": {\"local\": \"07:00\", \"zone\": \"Europe/Berlin\"}}");
        assertThat(run.sentence()).isEqualTo("pending: 0 of 9 items tagged, waits until 07:00 Europe/Berlin");
        assertThat(run.progress().name()).isEqualTo("waits until 07:00 Europe/Berlin");
    }

    @Test
    void saysWhatWasAskedAndIsNotDoneYet() throws JsonProcessingException {
        assertThat(run("{\"status\": \"running\", \"desired\": \"pause\", \"total_items\": 9}")
                        .sentence())
                .isEqualTo("running: 0 of 9 items tagged, to be paused after what it has in hand");
        assertThat(run("{\"status\": \"paused\", \"desired\": \"run\", \"total_items\": 9}")
                        .sentence())
                .isEqualTo("paused: 0 of 9 items tagged, about to go on");
        assertThat(run("{\"status\": \"paused\", \"desired\": \"cancel\", \"total_items\": 9}")
                        .sentence())
                .isEqualTo("paused: 0 of 9 items tagged, to be cancelled");
        assertThat(run("{\"status\": \"completed\", \"desired\": \"pause\", \"total_items\": 9}")
                        .sentence())
                .isEqualTo("completed: 0 of 9 items tagged");
    }

    @Test
    void tellsItsExtentOnceItIsCounted() throws JsonProcessingException {
        assertThat(run("{\"total_items\": 59}").extent()).isEqualTo(" over 59 items");
        assertThat(run("{\"total_items\": 0}").extent()).isEmpty();
    }
}
