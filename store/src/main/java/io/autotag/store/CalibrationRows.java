package io.autotag.store;

import io.autotag.calibration.Calibration;
import io.autotag.calibration.Curve;
import io.autotag.calibration.LabelFit;
import io.autotag.calibration.ReviewedPrediction;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reading and writing calibrations and what they are fitted to. */
final class CalibrationRows {

    /** The newest so many: more say nothing more, and all have to fit the memory. */
    private static final int MOST_REVIEWS = 200_000;

    /** A bulk action has looked at nothing: what only it decided counts where a person has finished the item. */
    private static final String REVIEWS =
            """
            SELECT p.item_id, p.label_id, p.confidence, p.score,
                   p.status = 1 OR coalesce(a.label_id = m.target_label_id, false) AS is_right
            FROM prediction_set s
            JOIN prediction p ON p.shard = s.shard AND p.set_id = s.id
            LEFT JOIN annotation a ON p.status = 2 AND a.src_set = p.set_id AND a.item_id = p.item_id
                 AND a.src_seq = p.seq AND a.deleted_at IS NULL
            LEFT JOIN label_map m ON m.project_id = s.project_id AND m.model_version_id = s.model_version_id
                 AND m.label_id = p.label_id
            WHERE s.id = ? AND p.status <> 0
              AND (p.action_id IS NULL OR EXISTS (
                  SELECT 1 FROM project_item r
                  WHERE r.project_id = s.project_id AND r.item_id = p.item_id AND r.state = 'reviewed'))
            ORDER BY p.item_id DESC, p.seq LIMIT ?""";

    private static final String CALIBRATIONS =
            """
            SELECT c.id, c.uid, c.a, c.b, c.fitted, c.held_out, c.error_before, c.error_after, u.login, c.created_at
            FROM calibration c JOIN app_user u ON u.id = c.created_by
            """;

    private CalibrationRows() {}

    /** What people decided of the set's predictions. */
    static List<ReviewedPrediction> reviews(Transaction tx, long setId) {
        return tx.sql(REVIEWS, setId, MOST_REVIEWS)
                .list(row -> new ReviewedPrediction(
                        row.number("item_id"),
                        row.integer("label_id"),
                        row.real("confidence"),
                        row.real("score"),
                        row.truth("is_right")));
    }

    static long add(Transaction tx, long setId, Calibration fitted, long actor) {
        long id = tx.sql(
                        """
                        INSERT INTO calibration (set_id, a, b, fitted, held_out, error_before, error_after, created_by)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
                        setId,
                        fitted.version().a(),
                        fitted.version().b(),
                        fitted.fitted(),
                        fitted.heldOut(),
                        fitted.errorBefore(),
                        fitted.errorAfter(),
                        actor)
                .one(row -> row.number("id"));
        for (LabelFit fit : fitted.labels()) {
            tx.sql(
                            "INSERT INTO calibration_label (calibration_id, label_id, a, b, reviews, rights)"
                                    + " VALUES (?, ?, ?, ?, ?, ?)",
                            id,
                            fit.label(),
                            fit.curve().a(),
                            fit.curve().b(),
                            fit.reviews(),
                            fit.rights())
                    .update();
        }
        return id;
    }

    static Optional<StoredCalibration> find(Transaction tx, long setId, String uid) {
        return tx.sql(CALIBRATIONS + "WHERE c.set_id = ? AND c.uid = ?", setId, uid)
                .first(row -> stored(tx, row));
    }

    static Optional<StoredCalibration> find(Transaction tx, long id) {
        return tx.sql(CALIBRATIONS + "WHERE c.id = ?", id).first(row -> stored(tx, row));
    }

    private static StoredCalibration stored(Transaction tx, Row row) throws SQLException {
        long id = row.number("id");
        return new StoredCalibration(
                id,
                row.text("uid"),
                new Calibration(
                        curve(row),
                        fits(tx, id),
                        row.integer("fitted"),
                        row.integer("held_out"),
                        row.decimal("error_before"),
                        row.decimal("error_after")),
                names(tx, id),
                row.text("login"),
                row.instant("created_at"));
    }

    private static List<LabelFit> fits(Transaction tx, long id) {
        return tx.sql(
                        "SELECT label_id, a, b, reviews, rights FROM calibration_label WHERE calibration_id = ?"
                                + " ORDER BY label_id",
                        id)
                .list(row -> new LabelFit(
                        row.integer("label_id"), curve(row), row.integer("reviews"), row.integer("rights")));
    }

    private static Map<Integer, String> names(Transaction tx, long id) {
        return tx
                .sql(
                        "SELECT l.id, l.name FROM calibration_label c JOIN label l ON l.id = c.label_id"
                                + " WHERE c.calibration_id = ?",
                        id)
                .list(row -> Map.entry(row.integer("id"), row.text("name")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The curves of a calibration by the labels' ids. */
    static Map<Integer, Curve> curves(Transaction tx, long id) {
        return fits(tx, id).stream().collect(Collectors.toMap(LabelFit::label, LabelFit::curve));
    }

    /** The same by the labels' texts. */
    static Map<String, Curve> curvesByName(Transaction tx, long id) {
        Map<Integer, String> names = names(tx, id);
        return curves(tx, id).entrySet().stream()
                .collect(Collectors.toMap(entry -> String.valueOf(names.get(entry.getKey())), Map.Entry::getValue));
    }

    /**
     * The curve that a score of the set came from; empty where no calibration that was ever in force gives the confidence
     * this score, so that it is the model card's. Scores are the same bit for bit whenever they are computed.
     */
    static Optional<Curve> behind(Transaction tx, long setId, int labelId, float confidence, float score) {
        return tx
                .sql(
                        """
                        SELECT c.a, c.b FROM rescoring r
                        JOIN calibration_label c ON c.calibration_id = r.to_calibration
                        WHERE r.set_id = ? AND c.label_id = ? AND r.visible_at IS NOT NULL ORDER BY r.id DESC""",
                        (int) setId,
                        labelId)
                .list(CalibrationRows::curve)
                .stream()
                .filter(curve -> curve.score(confidence) == score)
                .findFirst();
    }

    /** The curves of the card that the set's version was added with, by the labels' ids. */
    static Map<Integer, Curve> ofCard(Transaction tx, long setId, CardCurves cards) {
        Map<String, Curve> byName = tx.sql(
                        "SELECT v.card_yaml FROM prediction_set s JOIN model_version v ON v.id = s.model_version_id"
                                + " WHERE s.id = ?",
                        setId)
                .one(row -> cards.of(row.text("card_yaml")));
        Map<String, Integer> ids = tx.sql("SELECT model_version_id FROM prediction_set WHERE id = ?", setId)
                .one(row -> LabelRows.idsOf(tx, row.number("model_version_id")));
        return byName.entrySet().stream()
                .filter(entry -> ids.containsKey(entry.getKey()))
                .collect(Collectors.toMap(entry -> ids.get(entry.getKey()), Map.Entry::getValue));
    }

    private static Curve curve(Row row) throws SQLException {
        return new Curve(row.decimal("a"), row.decimal("b"));
    }
}
