package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.run.DailyRange;
import io.autotag.run.Desired;
import io.autotag.run.QuietHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When and how fast the runs of a project may work. */
final class RunLimitsTest {

    private static final Instant NIGHT = Instant.parse("2026-11-26T23:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-27T07:00:00Z");

    private final SettingsRepository settings = new SettingsRepository();
    private final ProjectPace pace = new ProjectPace();
    private TestDatabase test;
    private Seed seed;
    private Tagging tagging;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        seed = Seed.plant(test.database(), "world", 3);
        tagging = new Tagging(test.database());
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void comeBackAsTheyWerePut() {
        RunLimits limits = new RunLimits(night(true), 90, 5);
        put(limits);
        assertThat(test.database().read(tx -> settings.get(tx, seed.project())).limits())
                .isEqualTo(limits);
        put(RunLimits.none());
        assertThat(test.database().read(tx -> settings.get(tx, seed.project())).limits())
                .isEqualTo(RunLimits.none());
    }

    @Test
    void aZoneThatThisJavaDoesNotKnowIsUtcAndKeepsNoRunFromBeingRead() {
        Run run = tagging.begin(seed);
        put(new RunLimits(night(true), null));
        test.database().doInTransaction(tx -> tx.sql("UPDATE autotag_settings SET quiet_zone = 'Mars/Olympus'")
                .update());
        assertThat(tagging.reread(run).waitsUntil(NIGHT)).contains(MORNING);
    }

    @Test
    void operatorsSeeHowManyRunningOnesAreHeld() {
        tagging.plan(tagging.begin(seed));
        assertThat(quietRuns()).isZero();
        put(new RunLimits(night(false), null));
        assertThat(quietRuns()).isZero();
        put(new RunLimits(night(true), null));
        assertThat(quietRuns()).isEqualTo(1);
    }

    private long quietRuns() {
        return test.database().read(tx -> new OperatingReader().read(tx, NIGHT)).quietRuns();
    }

    @Test
    void aRunOfAProjectWithoutSettingsWaitsForNothing() {
        assertThat(tagging.begin(seed).waitsUntil(NIGHT)).isEmpty();
    }

    @Test
    void quietHoursKeepRunsOfUploadsFromBeginning() {
        Run manual = tagging.begin(seed);
        Run fed = live();
        put(new RunLimits(night(false), null));
        assertThat(tagging.reread(fed).waitsUntil(NIGHT)).contains(MORNING);
        assertThat(tagging.reread(fed).waitsUntil(MORNING)).isEmpty();
        assertThat(tagging.reread(manual).waitsUntil(NIGHT)).isEmpty();
        assertThat(tagging.plan(fed).waitsUntil(NIGHT)).isEmpty();
    }

    @Test
    void quietHoursForAllHoldWhatIsOpenAndWanted() {
        Run run = tagging.begin(seed);
        put(new RunLimits(night(true), null));
        assertThat(tagging.reread(run).waitsUntil(NIGHT)).contains(MORNING);
        assertThat(tagging.desire(run, Desired.PAUSE).waitsUntil(NIGHT)).isEmpty();
        tagging.desire(run, Desired.RUN);
        assertThat(tagging.finish(run).waitsUntil(NIGHT)).isEmpty();
    }

    @Test
    void otherLimitsAreAnEventOfTheOpenRuns() {
        tagging.finish(tagging.begin(seed));
        Run open = tagging.begin(seed);
        long before = tagging.progress(open).version();
        List<Run> touched = test.database().inTransaction(tx -> new RunRepository().touchOpen(tx, seed.project()));
        assertThat(touched).extracting(Run::uid).containsExactly(open.uid());
        assertThat(tagging.progress(open).version()).isEqualTo(before + 1);
    }

    @Test
    void withoutAPaceThereIsAlwaysSomething() {
        assertThat(take().items()).isEqualTo(ProjectPace.UNLIMITED);
        put(RunLimits.none());
        assertThat(take().items()).isEqualTo(ProjectPace.UNLIMITED);
        assertThat(take().items()).isEqualTo(ProjectPace.UNLIMITED);
    }

    @Test
    void thePaceIsOfAllWhoTake() {
        put(new RunLimits(null, 1));
        assertThat(take().items()).isEqualTo(1);
        PaceGrant next = take();
        assertThat(next.items()).isZero();
        assertThat(next.delay()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
    }

    @Test
    void anotherPaceHoldsAtOnce() {
        put(new RunLimits(null, 1));
        take();
        put(new RunLimits(null, 6_000));
        assertThat(take().items()).isEqualTo(100);
        put(RunLimits.none());
        assertThat(take().items()).isEqualTo(ProjectPace.UNLIMITED);
    }

    @ParameterizedTest(name = "{0} a minute, used up for {1} ms: {2} items, wait {3} ms")
    @CsvSource({
        "60, -5000, 1, 0", // nothing was saved up
        "60, 0, 1, 0",
        "60, 1, 0, 1",
        "60, 1000, 0, 1000",
        "60, 1001, 1, 0", // more than anybody takes: it was used up at another pace
        "1, 60000, 0, 60000",
        "90, 500, 0, 500",
        "90, 700, 1, 0",
        "6000, 0, 100, 0",
        "6000, 1000, 0, 1000"
    })
    void aSecondsWorthIsTakenAtATime(int perMinute, long usedForMillis, int items, long waitMillis) {
        PaceGrant grant = ProjectPace.grant(perMinute, NIGHT.plusMillis(usedForMillis), NIGHT);
        assertThat(grant).isEqualTo(new PaceGrant(items, Duration.ofMillis(waitMillis)));
    }

    private static QuietHours night(boolean forAll) {
        return new QuietHours(ZoneId.of("UTC"), List.of(DailyRange.of("22:00-07:00")), forAll);
    }

    private Run live() {
        NewRun wanted = new NewRun(seed.project(), seed.version(), new Selection.Full(), RunKind.LIVE, null, false);
        return test.database()
                .inTransaction(tx -> new RunRepository().create(tx, wanted))
                .run();
    }

    private void put(RunLimits limits) {
        @Nullable String model = seed.version().modelUid();
        AutotagSettings wanted = new AutotagSettings(true, model, new Selection.Full(), false, limits);
        test.database().doInTransaction(tx -> settings.put(tx, seed.project(), wanted));
    }

    private PaceGrant take() {
        return test.database().inTransaction(tx -> pace.take(tx, seed.project().id()));
    }
}
