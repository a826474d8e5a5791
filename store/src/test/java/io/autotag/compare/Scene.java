package io.autotag.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Puts pictures together for tests, and makes random ones. */
final class Scene {

    static final int SET_A = 7;
    static final int SET_B = 8;
    static final int CAR = 1;
    static final int TRUCK = 2;

    private final List<Claim> a = new ArrayList<>();
    private final List<Claim> b = new ArrayList<>();
    private final List<Truth> truths = new ArrayList<>();

    static Region at(double x) {
        return new Region((float) x, 0, 10, 10);
    }

    static Claim claim(int seq, int label, @Nullable Region region, double score, Said said) {
        return new Claim(seq, label, region, (float) score, said);
    }

    static Claim tag(int seq, int label, double score) {
        return new Claim(seq, label, null, (float) score, Said.NOTHING);
    }

    Scene a(int label, @Nullable Region region, double score) {
        return a(label, region, score, Said.NOTHING);
    }

    Scene a(int label, @Nullable Region region, double score, Said said) {
        a.add(claim(a.size(), label, region, score, said));
        return this;
    }

    Scene b(int label, @Nullable Region region, double score) {
        b.add(claim(b.size(), label, region, score, Said.NOTHING));
        return this;
    }

    Scene drawn(int label, @Nullable Region region) {
        truths.add(new Truth(label, region, true, 0, 0, false));
        return this;
    }

    Scene crowd(int label, Region region) {
        truths.add(new Truth(label, region, true, 0, 0, true));
        return this;
    }

    /** The annotation that confirming the nth claim of A has made. */
    Scene confirmed(int label, Region region, int nth) {
        truths.add(new Truth(label, region, false, SET_A, nth, false));
        return this;
    }

    Picture open() {
        return knowing(Known.NOTHING);
    }

    Picture finished() {
        return knowing(Known.ALL);
    }

    Picture knowing(Known known) {
        return new Picture(1, new Look(SET_A, a), new Look(SET_B, b), truths, known);
    }

    /** Boxes of three labels in a small place, so that they meet in every way, and a few tags. */
    static Look random(Random random, int set) {
        List<Claim> claims = new ArrayList<>();
        for (int seq = random.nextInt(9); seq > 0; seq--) {
            Region region = random.nextInt(6) == 0
                    ? null
                    : new Region(random.nextInt(30), random.nextInt(8), 5 + random.nextInt(20), 5 + random.nextInt(20));
            claims.add(claim(seq, random.nextInt(3), region, random.nextDouble() * 1.4 - 0.4, Said.NOTHING));
        }
        return new Look(set, claims);
    }
}
