package io.autotag.groundtruth;

import io.autotag.calibration.Gate;
import io.autotag.store.Activation;
import io.autotag.store.ActivationRepository;
import io.autotag.store.Model;
import io.autotag.store.ModelRepository;
import io.autotag.store.ModelVersion;
import io.autotag.store.Reviewer;
import io.autotag.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes versions active, unless they are worse than the one that is; and goes back. Each is written down, also what is refused:
 * that is an answer and no exception, so that the transaction which holds nothing but its record is committed.
 */
public final class Promotion {

    private static final String NEVER_TRIED =
            "The version was never tried: preview it on one item, look at the answer, then activate it.";
    private static final String NOTHING_BEFORE =
            "There is nothing to go back to: no version was active before this one.";

    private final ModelRepository models = new ModelRepository();
    private final ActivationRepository activations = new ActivationRepository();
    private final PromotionGate gate = new PromotionGate();

    /**
     * Makes the version the active one, or refuses it: when it was never previewed, or when it is worse than the one that is or
     * was active and not forced. Where it is refused, nothing but the record has changed.
     *
     * @param force whether it shall be even if it is worse
     * @param reason of who forces it
     */
    public Activation activate(
            Transaction tx, Model model, String versionUid, Reviewer person, boolean force, String reason) {
        Optional<ModelVersion> before = activations.lockLastActive(tx, model);
        ModelVersion candidate = models.version(tx, model, versionUid);
        boolean tried = candidate.previewedAt() != null;
        List<GateFinding> findings = before.filter(active -> tried && active.id() != candidate.id())
                .map(active -> gate.compare(tx, candidate, active))
                .orElse(List.of());
        String refusal = tried ? refusal(findings, force) : NEVER_TRIED;
        if (refusal == null) {
            models.activate(tx, model, versionUid);
        }
        return activations.add(
                tx,
                model,
                new ActivationRepository.Change(
                        candidate.id(),
                        id(before),
                        false,
                        force,
                        reason,
                        findings.stream().map(GateFinding::sentence).toList(),
                        refusal),
                person);
    }

    /** Where the version is worse and by how much, and what to do; null where it may pass. */
    private static @Nullable String refusal(List<GateFinding> findings, boolean force) {
        String worse = findings.stream()
                .filter(found -> found.verdict() == Gate.Verdict.WORSE)
                .map(GateFinding::sentence)
                .collect(Collectors.joining(" "));
        return force || worse.isEmpty() ? null : worse + " To activate it all the same, force it with a reason.";
    }

    /**
     * Makes the version active again that was so before the last activation, without asking the gate; or refuses to, when there
     * is nothing to go back to.
     */
    public Activation rollBack(Transaction tx, Model model, Reviewer person, String reason) {
        Optional<ModelVersion> before = activations.lockLastActive(tx, model);
        Optional<ModelVersion> target = activations.takeBackLast(tx, model);
        target.ifPresent(version -> models.activate(tx, model, version.uid()));
        return activations.add(
                tx,
                model,
                new ActivationRepository.Change(
                        id(target),
                        id(before),
                        true,
                        false,
                        reason,
                        List.of(),
                        target.isPresent() ? null : NOTHING_BEFORE),
                person);
    }

    private static long id(Optional<ModelVersion> version) {
        return version.map(ModelVersion::id).orElse(0L);
    }
}
