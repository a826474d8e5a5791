package io.autotag.store;

import io.autotag.calibration.Calibration;
import io.autotag.calibration.Curve;
import io.autotag.calibration.LabelFit;
import io.autotag.calibration.RescorePhase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Carries rescorings out in place of a worker, in small steps. */
public final class RescoreDesk {

    /** What stands for the card: scores of {@link Tagging} are by a = 1 and b = 0. */
    public static final Map<String, Curve> CARD =
            Seed.LABELS.stream().collect(Collectors.toMap(label -> label, label -> new Curve(1, 0)));

    private static final int PAGE_ROWS = 20;
    private static final int PAGE_ITEMS = 5; // twice what changes during a step, or following would never catch up

    private final Database database;
    private final Seed seed;
    final CalibrationRepository calibrations = new CalibrationRepository();
    final RescoreWork work;

    RescoreDesk(Database database, Seed seed) {
        this(database, seed, Duration.ZERO);
    }

    /** @param grace how long old rows are left to those who read */
    public RescoreDesk(Database database, Seed seed, Duration grace) {
        this.database = database;
        this.seed = seed;
        this.work = new RescoreWork(card -> CARD, grace, PAGE_ROWS, PAGE_ITEMS);
    }

    /** Whether the version has a set in the project. */
    boolean hasRun() {
        return database.read(tx -> tx.sql(
                        "SELECT count(*) AS n FROM prediction_set WHERE project_id = ? AND model_version_id = ?",
                        seed.project().id(),
                        seed.version().id())
                .one(row -> row.number("n") > 0));
    }

    /** A calibration that nobody reviewed anything for: one curve for each label of the version. */
    public String invented(Reviewer person, double a, double b) {
        return invented(person, a, b, 0.1);
    }

    /** The same scores as the card's, as a calibration. */
    String likeTheCard(Reviewer person) {
        return invented(person, 1, 0, 0);
    }

    private String invented(Reviewer person, double a, double b, double spread) {
        return database.inTransaction(tx -> {
            Map<String, Integer> ids = LabelRows.idsOf(tx, seed.version().id());
            List<LabelFit> fits = IntStream.range(0, Seed.LABELS.size())
                    .mapToObj(n ->
                            new LabelFit(ids.getOrDefault(Seed.LABELS.get(n), 0), new Curve(a + n * spread, b), 0, 0))
                    .toList();
            Calibration made = new Calibration(new Curve(a, b), fits, 0, 0, 0, 0);
            long id = CalibrationRows.add(tx, set(tx).id(), made, person.id());
            return CalibrationRows.find(tx, id).orElseThrow().uid();
        });
    }

    public Rescoring confirm(Reviewer person, String calibration) {
        return database.inTransaction(
                tx -> calibrations.confirm(tx, seed.project(), seed.version(), calibration, person));
    }

    public Rescoring takeBack(Reviewer person) {
        return database.inTransaction(tx -> calibrations.takeBack(tx, seed.project(), seed.version(), person));
    }

    public RescoreStep step(Rescoring rescoring) {
        return database.inTransaction(tx -> work.step(tx, rescoring.id()));
    }

    public void finish(Rescoring rescoring) {
        while (step(rescoring) != RescoreStep.ENDED) {
            // one step a transaction
        }
    }

    CalibrationState state() {
        return database.read(tx -> calibrations.state(tx, seed.project(), seed.version()));
    }

    /** The uid of the calibration whose scores there are; empty for the card's. */
    Optional<String> inForce() {
        return Optional.ofNullable(state().inUse()).map(StoredCalibration::uid);
    }

    /** How far the last rescoring is. */
    RescorePhase phase() {
        return Optional.ofNullable(state().last()).orElseThrow().phase();
    }

    private SetNow set(Transaction tx) {
        return SetNow.of(tx, seed.project(), seed.version());
    }

    /** Every row where its set is, without its score and its partition, which is checked. */
    List<String> rows() {
        return texts(
                """
                SELECT concat_ws(' ', set_id, item_id, seq, run_id, label_id, level, float4send(confidence), status,
                                 version, action_id, float4send(x), float4send(y), float4send(w), float4send(h),
                                 geometry) AS line
                FROM prediction ORDER BY set_id, item_id, seq""");
    }

    /** Rows whose score is not the one of the curve, by the version's predictions in the project. */
    List<String> wrong(Map<String, Curve> curves) {
        return database
                .read(tx -> tx.sql(
                                "SELECT p.item_id, p.seq, l.name, p.confidence, p.score FROM prediction_set s"
                                        + " JOIN prediction p ON p.shard = s.shard AND p.set_id = s.id"
                                        + " JOIN label l ON l.id = p.label_id WHERE s.id = ?",
                                set(tx).id())
                        .list(row -> {
                            Curve curve = curves.getOrDefault(row.text("name"), new Curve(1, 0));
                            boolean right = curve.score(row.real("confidence")) == row.real("score");
                            return right ? "" : row.number("item_id") + "-" + row.integer("seq");
                        }))
                .stream()
                .filter(line -> !line.isEmpty())
                .toList();
    }

    Map<String, Curve> curves(String calibration) {
        return database.read(tx -> {
            StoredCalibration found =
                    CalibrationRows.find(tx, set(tx).id(), calibration).orElseThrow();
            return CalibrationRows.curvesByName(tx, found.id());
        });
    }

    private List<String> texts(String query) {
        return database.read(tx -> tx.sql(query).list(row -> row.text("line")));
    }
}
