package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is printed of an activation. */
final class ActivationsCommandTest {

    private static final String WORSE = "Worse on 60 items.";

    @Test
    void saysThatAVersionWasActiveAlready() throws JsonProcessingException {
        assertThat(lines(
                                """
                {"number": 2, "previous_number": 2, "is_rollback": false, "forced": false, "reason": "",
                 "findings": ["%s"], "refusal": null, "by": "ana", "created_at": "2026-01-02T10:00:00Z"}""")
                        .get(0))
                .endsWith("  ana activated version 2 once more");
    }

    @Test
    void aForcedOneHasItsReasonAndWhatTheGateFound() throws JsonProcessingException {
        assertThat(
                        lines(
                                """
                {"number": 2, "previous_number": 1, "is_rollback": false, "forced": true, "reason": "half the size",
                 "findings": ["%s"], "refusal": null, "by": "ana", "created_at": "2026-01-02T10:00:00Z"}"""))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .endsWith("  ana activated version 2 instead of version 1, whatever the gate says"),
                        line -> assertThat(line).isEqualTo("  \"half the size\""),
                        line -> assertThat(line).isEqualTo("  Worse on 60 items."));
    }

    @Test
    void aRefusedOneSaysOnceWhy() throws JsonProcessingException {
        assertThat(
                        lines(
                                """
                {"number": 2, "previous_number": 1, "is_rollback": false, "forced": false, "reason": "",
                 "findings": ["%1$s"], "refusal": "%1$s Force it.", "by": "ben", "created_at": "2026-01-02T10:00:00Z"}"""))
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("  ben wanted to activate version 2 and was refused"),
                        line -> assertThat(line).isEqualTo("  Worse on 60 items. Force it."));
    }

    @Test
    void aWayBackWithNowhereToGoNamesNoVersion() throws JsonProcessingException {
        assertThat(
                        lines(
                                """
                {"number": null, "previous_number": 1, "is_rollback": true, "forced": false, "reason": "",
                 "findings": [], "refusal": "There is none.", "by": "ben", "created_at": "2026-01-02T10:00:00Z"}"""))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .endsWith("  ben wanted to go back to the version before and was refused"),
                        line -> assertThat(line).isEqualTo("  There is none."));
    }

    private static List<String> lines(String json) throws JsonProcessingException {
        return ActivationsCommand.lines(new ObjectMapper().readTree(json.formatted(WORSE)));
    }
}
