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

/** Makes versions active, unless they are worse than the one that is; and goes back. Each is written down. */
public final class Promotion {

    private final ModelRepository models = new ModelRepository();
    private final ActivationRepository activations = new ActivationRepository();
    private final PromotionGate gate = new PromotionGate();

    /**
     * Makes the version the active one.
     *
     * @param force whether it shall be even if it is worse
     * @param reason of who forces it
     * @throws WorseVersionException when it is worse than the one that is or was active and not forced; nothing changes then
     */
    public Activation activate(
            Transaction tx, Model model, String versionUid, Reviewer person, boolean force, String reason) {
        Optional<ModelVersion> before = activations.lockLastActive(tx, model);
        ModelVersion candidate = models.version(tx, model, versionUid);
        List<GateFinding> findings = before.filter(active -> active.id() != candidate.id())
                .map(active -> gate.compare(tx, candidate, active))
                .orElse(List.of());
        if (!force && findings.stream().anyMatch(found -> found.verdict() == Gate.Verdict.WORSE)) {
            throw new WorseVersionException(findings);
        }
        models.activate(tx, model, versionUid);
        return activations.add(
                tx,
                model,
                new ActivationRepository.Change(
                        candidate.id(),
                        before.map(ModelVersion::id).orElse(0L),
                        false,
                        force,
                        reason,
                        findings.stream().map(GateFinding::sentence).toList()),
                person);
    }

    /**
     * Makes the version active again that was so before the last activation, without asking the gate.
     *
     * @throws io.autotag.store.StoreException CONFLICT when there is nothing to go back to
     */
    public Activation rollBack(Transaction tx, Model model, Reviewer person, String reason) {
        Optional<ModelVersion> before = activations.lockLastActive(tx, model);
        ModelVersion target = activations.takeBackLast(tx, model);
        models.activate(tx, model, target.uid());
        return activations.add(
                tx,
                model,
                new ActivationRepository.Change(
                        target.id(), before.map(ModelVersion::id).orElse(0L), true, false, reason, List.of()),
                person);
    }
}
