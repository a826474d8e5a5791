package io.autotag.store;

import io.autotag.calibration.Calibration;
import io.autotag.calibration.RescorePhase;
import io.autotag.calibration.ReviewedPrediction;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Calibrations of a version in a project: proposed, put in force and taken back. The scores are written by
 * {@link RescoreWork}.
 */
public final class CalibrationRepository {

    private static final String RESCORINGS =
            """
            SELECT r.id, r.uid, s.project_id, c.uid AS calibration_uid, r.takes_back, r.phase, r.copied, u.login,
                   r.created_at, r.visible_at, r.finished_at
            FROM rescoring r
            JOIN prediction_set s ON s.id = r.set_id
            JOIN app_user u ON u.id = r.actor
            LEFT JOIN calibration c ON c.id = r.to_calibration
            """;

    private final AuditLog audit = new AuditLog();

    /**
     * Fits a calibration to what people decided and writes it down as a proposal; no score changes.
     *
     * @throws io.autotag.calibration.NotEnoughReviewsException where too little was decided
     * @throws StoreException NOT_FOUND when the version has no predictions in the project
     */
    public StoredCalibration propose(Transaction tx, Project project, ModelVersion version, Reviewer person) {
        long set = SetNow.of(tx, project, version).id();
        List<ReviewedPrediction> reviews = CalibrationRows.reviews(tx, set);
        Calibration fitted =
                Calibration.fit(reviews, LabelRows.idsOf(tx, version.id()).values());
        return CalibrationRows.find(tx, CalibrationRows.add(tx, set, fitted, person.id()))
                .orElseThrow();
    }

    /** What people decided of the version's predictions in the project. */
    public List<ReviewedPrediction> reviews(Transaction tx, Project project, ModelVersion version) {
        return CalibrationRows.reviews(tx, SetNow.of(tx, project, version).id());
    }

    /** The same by the texts of the version's labels; one that nobody reviewed has none. */
    public Map<String, List<ReviewedPrediction>> reviewsByLabel(Transaction tx, Project project, ModelVersion version) {
        Map<Integer, List<ReviewedPrediction>> byId =
                reviews(tx, project, version).stream().collect(Collectors.groupingBy(ReviewedPrediction::label));
        return LabelRows.idsOf(tx, version.id()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, label -> byId.getOrDefault(label.getValue(), List.of())));
    }

    /** @throws StoreException NOT_FOUND when the version has no predictions in the project */
    public CalibrationState state(Transaction tx, Project project, ModelVersion version) {
        SetNow set = SetNow.of(tx, project, version);
        return new CalibrationState(
                set.scoreVersion(),
                CalibrationRows.find(tx, set.calibrationId()).orElse(null),
                last(tx, set).orElse(null));
    }

    /**
     * Wants the scores to follow a proposal. Asked again for what is under way or in force it answers with that.
     *
     * @throws StoreException NOT_FOUND for an unknown proposal, CONFLICT while other scores are being written
     */
    public Rescoring confirm(
            Transaction tx, Project project, ModelVersion version, String calibrationUid, Reviewer person) {
        SetNow set = SetNow.lock(tx, project, version);
        StoredCalibration wanted = CalibrationRows.find(tx, set.id(), calibrationUid)
                .orElseThrow(() -> StoreException.notFound("calibration of this version in this project"));
        Optional<Rescoring> last = last(tx, set);
        if (last.isPresent() && calibrationUid.equals(last.get().calibrationUid())) {
            return last.get();
        }
        refuseWhileOpen(last);
        audit.note(tx, person.user(), AuditKind.CALIBRATION_CONFIRMED, version, "in " + project.name());
        return begin(tx, project, set, wanted.id(), false, person);
    }

    /**
     * Wants the scores back that were there before the calibration in force.
     *
     * @throws StoreException CONFLICT when none is in force, or while scores are being written
     */
    public Rescoring takeBack(Transaction tx, Project project, ModelVersion version, Reviewer person) {
        SetNow set = SetNow.lock(tx, project, version);
        refuseWhileOpen(last(tx, set));
        if (set.calibrationId() == 0) {
            throw StoreException.conflict("The scores are those of the model card: there is nothing to take back.");
        }
        audit.note(tx, person.user(), AuditKind.CALIBRATION_TAKEN_BACK, version, "in " + project.name());
        return begin(tx, project, set, before(tx, set), true, person);
    }

    /**
     * What the calibration in force had replaced; 0 for the card. Each confirmation is taken back once, the last first: the
     * same calibration may have been in force before others and again behind them.
     */
    private static long before(Transaction tx, SetNow set) {
        Deque<Long> replaced = new ArrayDeque<>();
        tx.sql(
                        """
                        SELECT takes_back, coalesce(from_calibration, 0) AS replaced FROM rescoring
                        WHERE set_id = ? ORDER BY id""",
                        set.id())
                .each(row -> {
                    if (row.truth("takes_back")) {
                        // Of a set from an earlier version of Autotag more may have been taken back than was confirmed.
                        replaced.poll();
                    } else {
                        replaced.push(row.number("replaced"));
                    }
                });
        return Objects.requireNonNullElse(replaced.poll(), 0L);
    }

    /** Every rescoring that somebody should be carrying out. */
    public List<Rescoring> open(Transaction tx) {
        return tx.sql(RESCORINGS + "WHERE r.phase <> 'done' ORDER BY r.id").list(CalibrationRepository::rescoring);
    }

    private static Rescoring begin(
            Transaction tx, Project project, SetNow set, long calibration, boolean takesBack, Reviewer person) {
        int target = OtherPartition.other(tx, project.id(), set.shard());
        tx.sql("UPDATE prediction_set SET other_shard = ? WHERE id = ?", (short) target, set.id())
                .update();
        long id = tx.sql(
                        """
                        INSERT INTO rescoring (set_id, from_calibration, to_calibration, takes_back, source_shard,
                                               target_shard, actor)
                        VALUES (?, nullif(?, 0), nullif(?, 0), ?, ?, ?, ?) RETURNING id""",
                        set.id(),
                        set.calibrationId(),
                        calibration,
                        takesBack,
                        (short) set.shard(),
                        (short) target,
                        person.id())
                .one(row -> row.number("id"));
        return tx.sql(RESCORINGS + "WHERE r.id = ?", id).one(CalibrationRepository::rescoring);
    }

    private static Optional<Rescoring> last(Transaction tx, SetNow set) {
        return tx.sql(RESCORINGS + "WHERE r.set_id = ? ORDER BY r.id DESC LIMIT 1", set.id())
                .first(CalibrationRepository::rescoring);
    }

    private static void refuseWhileOpen(Optional<Rescoring> last) {
        if (last.isPresent() && last.get().phase() != RescorePhase.DONE) {
            throw StoreException.conflict(
                    "The scores of this version are being written at the moment: try again when that is done.");
        }
    }

    private static Rescoring rescoring(Row row) throws SQLException {
        @Nullable String calibration = row.textOrNull("calibration_uid");
        return new Rescoring(
                row.number("id"),
                row.text("uid"),
                row.number("project_id"),
                calibration,
                row.truth("takes_back"),
                row.constant("phase", RescorePhase.class),
                row.number("copied"),
                row.text("login"),
                row.instant("created_at"),
                row.instantOrNull("visible_at"),
                row.instantOrNull("finished_at"));
    }
}
