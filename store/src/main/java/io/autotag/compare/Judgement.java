package io.autotag.compare;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one version's claims about one picture, and which of the picture's truths it found.
 *
 * <p>What a person said of a claim counts first; a confirmed claim has found its own annotation, or what was imported in its
 * place. The others take, best score first, the annotation left over that they meet best: the same label, and for boxes an
 * overlap of {@value Truth#SAME}. What finds none was rejected of the other version, or is absent from a picture of which
 * everything is known, or is open.
 */
final class Judgement {

    private final Look look;
    private final Look other;
    private final List<Truth> truths;
    private final Known known;
    private final @Nullable Claim[] finders;

    /** Those that are not open: of most pictures nobody has said anything yet. */
    private final IdentityHashMap<Claim, Finding> findings = new IdentityHashMap<>();

    private Judgement(Look look, Look other, Picture picture) {
        this.look = look;
        this.other = other;
        this.truths = picture.truths();
        this.known = picture.known();
        this.finders = new @Nullable Claim[truths.size()];
    }

    static Judgement ofA(Picture picture) {
        return new Judgement(picture.a(), picture.b(), picture).judged();
    }

    static Judgement ofB(Picture picture) {
        return new Judgement(picture.b(), picture.a(), picture).judged();
    }

    /** What is known of a claim of the look. */
    Finding of(Claim claim) {
        return findings.getOrDefault(claim, Finding.OPEN);
    }

    /** The claim that found the nth truth; null when none did. */
    @Nullable
    Claim finder(int nth) {
        return finders[nth];
    }

    private Judgement judged() {
        if (!known.isSome() && truths.isEmpty() && isSilent(look) && isSilent(other)) {
            return this;
        }
        List<Claim> inOrder = look.claims().stream().sorted(Claim.BEST_FIRST).toList();
        inOrder.stream().filter(claim -> claim.said() != Said.NOTHING).forEach(this::decided);
        inOrder.stream().filter(this::isConfirmedAlone).forEach(this::find);
        inOrder.stream().filter(claim -> claim.said() == Said.NOTHING).forEach(this::judge);
        return this;
    }

    private void decided(Claim claim) {
        findings.put(claim, claim.said() == Said.RIGHT ? Finding.CONFIRMED : Finding.REFUSED);
        if (claim.said() == Said.RIGHT) {
            for (int nth = 0; nth < finders.length; nth++) {
                if (truths.get(nth).set() == look.set() && truths.get(nth).seq() == claim.seq()) {
                    finders[nth] = claim;
                }
            }
        }
    }

    private boolean isConfirmedAlone(Claim claim) {
        return claim.said() == Said.RIGHT && Arrays.stream(finders).noneMatch(finder -> Objects.equals(finder, claim));
    }

    private boolean find(Claim claim) {
        int best = bestLeft(claim);
        if (best >= 0) {
            finders[best] = claim;
        }
        return best >= 0;
    }

    private void judge(Claim claim) {
        if (find(claim)) {
            findings.put(claim, Finding.SUPPORTED);
        } else if (other.claims().stream().anyMatch(rejected -> isRejected(rejected, claim))) {
            findings.put(claim, Finding.CONTRADICTED);
        } else if (known.isAllOf(claim.region()) && truths.stream().noneMatch(truth -> truth.isCrowdAround(claim))) {
            findings.put(claim, Finding.ABSENT);
        }
    }

    /** The place of the truth, nobody's yet, that the claim meets best; -1 when it meets none. */
    private int bestLeft(Claim claim) {
        int best = -1;
        double most = 0;
        for (int nth = 0; nth < finders.length; nth++) {
            double met = finders[nth] == null ? truths.get(nth).met(claim) : 0;
            if (met > most) {
                most = met;
                best = nth;
            }
        }
        return best;
    }

    private static boolean isSilent(Look look) {
        return look.claims().stream().allMatch(claim -> claim.said() == Said.NOTHING);
    }

    private static boolean isRejected(Claim rejected, Claim claim) {
        return rejected.said() == Said.WRONG && Truth.meets(rejected.label(), rejected.region(), claim) > 0;
    }
}
