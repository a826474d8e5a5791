package io.autotag.ops.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.ops.cli.demo.Findings.Best;
import io.autotag.ops.cli.demo.Findings.Found;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private final Findings findings = new Findings(List.of(
            new Found("venice.jpg", "boat", 0.2),
            new Found("nagasaki.jpg", "boat", 0.55),
            new Found("nagasaki.jpg", "boat", 0.1),
            new Found("desk.jpg", "mouse", 0.8),
            new Found("desk.jpg", "cat", -0.4)));

    @Test
    void tellsEachLabelAtItsBestAndOnHowManyPhotos() {
        assertThat(findings.bestByLabel())
                .containsExactly(new Best("mouse", 0.8, "desk.jpg", 1), new Best("boat", 0.55, "nagasaki.jpg", 2));
    }

    @Test
    void countsByBandTheBestFirst() {
        assertThat(findings.bands().keySet()).containsExactly("high", "medium", "low", "negative");
        assertThat(findings.bands().values()).containsExactly(1L, 1L, 2L, 1L);
    }

    @Test
    void tellsTheSurestOnOnePhoto() {
        assertThat(findings.surest("boat", "nagasaki.jpg")).hasValue(0.55);
        assertThat(findings.surest("cat", "desk.jpg")).hasValue(-0.4);
        assertThat(findings.surest("boat", "desk.jpg")).isEmpty();
    }
}
