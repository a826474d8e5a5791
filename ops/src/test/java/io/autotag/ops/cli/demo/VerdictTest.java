package io.autotag.ops.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.ops.cli.demo.Assets.Photo;
import io.autotag.ops.cli.demo.Findings.Found;
import io.autotag.ops.cli.demo.Verdict.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Set<String> BROKEN = Set.of("truncated.jpg", "notes.jpg");

    private final List<Photo> photos =
            List.of(new Photo("venice.jpg", "kit", "a", "boat"), new Photo("alps.jpg", "kit", "b", ""));
    private final Findings findings = new Findings(List.of(new Found("venice.jpg", "boat", 0.2)));

    private Verdict on(Outcome outcome) {
        return Verdict.on(outcome, photos, Map.of("venice.jpg", 0.2, "elsewhere.jpg", 0.9));
    }

    @Test
    void isGoodWhenEverythingHappened() {
        assertThat(on(new Outcome("completed", 2, BROKEN, findings)).isGood()).isTrue();
    }

    @Test
    void missesALabelThatWasNotFound() {
        assertThat(on(new Outcome("completed", 2, BROKEN, new Findings(List.of())))
                        .broken())
                .containsExactly("On venice.jpg a boat at about 0.20 was expected, and none was found.");
    }

    @Test
    void missesALabelOfAnotherScore() {
        Findings surer = new Findings(List.of(new Found("venice.jpg", "boat", 0.42)));
        assertThat(on(new Outcome("completed", 2, BROKEN, surer)).broken())
                .containsExactly("On venice.jpg a boat at about 0.20 was expected, and 0.42 was found.");
    }

    @Test
    void wantsExactlyTheTwoBrokenFilesToFail() {
        assertThat(on(new Outcome("completed", 2, Set.of("notes.jpg"), findings))
                        .broken())
                .containsExactly("Failed are notes.jpg instead of notes.jpg, truncated.jpg.");
    }

    @Test
    void countsThePhotosAndTheEndOfTheRun() {
        assertThat(on(new Outcome("cancelled", 1, BROKEN, findings)).broken())
                .containsExactly(
                        "The run ended as cancelled instead of completed.", "1 photos are tagged instead of 2.");
    }
}
