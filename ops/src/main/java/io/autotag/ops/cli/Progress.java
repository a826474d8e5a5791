package io.autotag.ops.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How far long work has come. Rates are in items per second. */
public record Progress(String name, long done, long total, long failed, Optional<Double> rate, Optional<TimeLeft> eta) {

    public Progress {
        if (done < 0 || total < 0 || failed < 0) {
            throw new IllegalArgumentException("negative progress: " + done + " of " + total);
        }
    }

    /** Progress whose rate and remaining time follow from the time it has taken so far. */
    public static Progress measured(String name, long done, long total, long failed, Duration elapsed) {
        double seconds = elapsed.toMillis() / 1000.0;
        if (done == 0 || seconds < 0.2) {
            return new Progress(name, done, total, failed, Optional.empty(), Optional.empty());
        }
        double rate = done / seconds;
        long left = Math.round(Math.max(0, total - done) / rate * 1000);
        return new Progress(
                name, done, total, failed, Optional.of(rate), Optional.of(TimeLeft.exactly(Duration.ofMillis(left))));
    }

    boolean finished() {
        return done >= total;
    }

    int percent() {
        return share(100);
    }

    /** What has come of so many; of nothing none, since it may not be known yet how much there is. */
    private int share(int of) {
        return total == 0 ? 0 : (int) (Math.min(done, total) * of / total);
    }

    /** "34/56  61 %  12.3/s  ETA 2 to 3 s  2 failed". */
    String figures() {
        StringBuilder text = new StringBuilder().append(done).append('/').append(total);
        if (total > 0) {
            text.append("  ").append(percent()).append(" %");
        }
        rate.ifPresent(value -> text.append(String.format(Locale.ROOT, "  %.1f/s", value)));
        if (!finished()) {
            eta.ifPresent(value -> text.append("  ETA ").append(value.words()));
        }
        if (failed > 0) {
            text.append("  ").append(failed).append(" failed");
        }
        return text.toString();
    }

    /** The name, a bar of what fits, and the figures, in at most {@code width} characters. */
    String bar(int width, String full, String empty) {
        String figures = figures();
        int room = Math.max(0, Math.min(30, width - name.length() - figures.length() - 5));
        int filled = share(room);
        String bar = full.repeat(filled) + empty.repeat(room - filled);
        return Texts.cut("  " + name + " " + bar + "  " + figures, width, "");
    }
}
