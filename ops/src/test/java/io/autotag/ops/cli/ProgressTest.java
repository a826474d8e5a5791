package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static Progress of(long done, long total, long failed) {
        return new Progress(
                "tagging",
                done,
                total,
                failed,
                Optional.of(12.34),
                Optional.of(TimeLeft.exactly(Duration.ofSeconds(95))));
    }

    @Test
    void tellsRateTimeLeftAndFailures() {
        assertThat(of(34, 56, 2).figures()).isEqualTo("34/56  60 %  12.3/s  ETA 1 min 35 s  2 failed");
    }

    @Test
    void tellsNoTimeLeftAtTheEnd() {
        assertThat(of(56, 56, 0).figures()).isEqualTo("56/56  100 %  12.3/s");
    }

    @Test
    void drawsABarThatFitsTheWidth() {
        String bar = of(28, 56, 0).bar(80, "#", "-");
        assertThat(bar)
                .startsWith("  tagging ###############---------------  28/56  50 %")
                .hasSizeLessThan(81);
        assertThat(of(28, 56, 0).bar(40, "#", "-")).hasSizeLessThan(41);
    }

    @Test
    void measuresRateAndTimeLeftFromWhatIsDone() {
        Progress progress = Progress.measured("uploading", 20, 60, 0, Duration.ofSeconds(4));
        assertThat(progress.rate()).contains(5.0);
        assertThat(progress.eta()).contains(TimeLeft.exactly(Duration.ofSeconds(8)));
    }

    @Test
    void claimsNothingBeforeItHasSeenAnything() {
        assertThat(Progress.measured("uploading", 0, 60, 0, Duration.ofSeconds(4))
                        .figures())
                .isEqualTo("0/60  0 %");
    }

    @Test
    void claimsNoShareOfWhatIsNotKnownYet() {
        assertThat(Progress.measured("pending", 0, 0, 0, Duration.ZERO).bar(80, "#", "-"))
                .endsWith("---  0/0");
    }

    @Test
    void writesTimesAsPeopleDo() {
        assertThat(Texts.duration(Duration.ofMillis(830))).isEqualTo("0.8 s");
        assertThat(Texts.duration(Duration.ofSeconds(12))).isEqualTo("12 s");
        assertThat(Texts.duration(Duration.ofSeconds(200))).isEqualTo("3 min 20 s");
        assertThat(Texts.duration(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
    }
}
