package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.egress.EgressRules;
import io.autotag.egress.HookServer;
import io.autotag.image.TestPictures;
import io.autotag.provider.Descriptions;
import io.autotag.provider.Patience;
import io.autotag.run.Desired;
import io.autotag.run.RunState;
import io.autotag.secret.SecretBox;
import io.autotag.store.ProviderSecret;
import io.autotag.store.ProviderSecretRepository;
import io.autotag.store.Run;
import io.autotag.store.RunReader;
import io.autotag.store.RunRepository;
import io.autotag.store.Selection;
import io.autotag.workflow.InspectRequest;
import io.autotag.workflow.InspectWorkflow;
import io.autotag.workflow.Inspection;
import io.autotag.workflow.PreviewRequest;
import io.autotag.workflow.PreviewTag;
import io.autotag.workflow.PreviewWorkflow;
import io.autotag.workflow.ProviderTrial;
import io.autotag.workflow.ProviderTrialWorkflow;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A provider's way from a description to predictions: inspected, tried, previewed, run, paused; with a real server. */
final class ProviderRunTest {

    private static final String SECRET = "secret of the admin";
    private static final String GOOD = "{\"predictions\": [" + Descriptions.entry("boat", 0.9, 10, 5, 20, 10) + "]}";

    private final HookServer server = new HookServer();
    private final SecretBox box = new SecretBox(World.bytes("secret of the installation"), ProviderSecret.PURPOSE);
    private final Bench bench = Bench.with(new ProviderSettings(
            EgressRules.of(true, "127.0.0.1/32"),
            Optional.of(box),
            new Patience(Duration.ofMillis(300), Duration.ofMillis(50))));

    @AfterEach
    void close() {
        bench.close();
        server.close();
    }

    @Test
    void recognisesADescriptionAndCallsNobody() {
        Inspection found = inspect(Descriptions.boxes(server.url("/detect")), Descriptions.CARD);
        assertThat(found.detail()).isEqualTo("A http-boxes model with 2 labels.");
        assertThat(found.head()).isEqualTo("http-boxes");
        assertThat(found.labels()).containsExactly("boat", "buoy");
        assertThat(found.level()).isEqualTo("object");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void refusesADescriptionWithASentenceForEachField() {
        assertThat(inspect(Descriptions.boxes("ftp://127.0.0.1/"), Descriptions.CARD)
                        .fieldErrors())
                .containsKey("url");
        assertThat(inspect(Descriptions.boxes(server.url("/")).replace("xywh", "xyz"), Descriptions.CARD)
                        .fieldErrors())
                .containsKey("answer.box.form");
        assertThat(inspect(Descriptions.boxes(server.url("/")), "").fieldErrors())
                .containsKey("labels");
    }

    @Test
    void aRunWritesWhatIsAnsweredAndListsWhatIsNot() {
        World world = plant(Descriptions.boxes(server.url("/detect")), 12);
        AtomicInteger calls = new AtomicInteger();
        server.replies(
                (exchange, request) -> HookServer.answer(exchange, calls.incrementAndGet() % 4 == 0 ? 422 : 200, GOOD));
        Run run = run(world);
        assertThat(world.reread(run).state()).isEqualTo(RunState.COMPLETED);
        assertThat(bench.rows().number("SELECT count(*) FROM prediction WHERE w = 80"))
                .isEqualTo(9);
        assertThat(bench.rows().texts("SELECT code || ' ' || message FROM run_failure"))
                .hasSize(3)
                .allSatisfy(
                        failure -> assertThat(failure).startsWith("provider ").contains("answered 422"));
    }

    @Test
    void aProviderThatIsDownForAWhileCostsNoPictureAndNoPrediction() {
        World world = plant(Descriptions.boxes(server.url("/detect")), 6);
        AtomicInteger calls = new AtomicInteger();
        server.replies(
                (exchange, request) -> HookServer.answer(exchange, calls.incrementAndGet() <= 8 ? 503 : 200, GOOD));
        Run run = run(world);
        assertThat(world.reread(run).state()).isEqualTo(RunState.COMPLETED);
        assertThat(bench.rows().number("SELECT count(*) FROM prediction")).isEqualTo(6);
        assertThat(bench.rows().failures()).isEmpty();
    }

    @Test
    void aRunWithoutTheSecretEndsWithASentence() {
        World world = plant(Descriptions.withSecret(server.url("/detect")), 1);
        assertThat(world.reread(run(world)).errorMessage()).contains("There is no secret \"key\"");
        setSecret(world, "http://127.0.0.1:1");
        assertThat(world.reread(run(world)).errorMessage()).contains("is for http://127.0.0.1:1 alone");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aPauseDoesNotWaitForTheProvider() {
        World world = plant(Descriptions.boxes(server.url("/detect")).replace("\"seconds\": 1", "\"seconds\": 30"), 3);
        CountDownLatch called = new CountDownLatch(1);
        server.replies((exchange, request) -> {
            called.countDown();
            LockSupport.parkNanos(Duration.ofSeconds(10).toNanos());
        });
        Run run = world.createRun(new Selection.Full(), false);
        WorkflowStub workflow = bench.start(run);
        Latches.await(called);
        long start = System.nanoTime();
        bench.database().doInTransaction(tx -> new RunRepository().desire(tx, run, Desired.PAUSE));
        bench.start(run);
        workflow.getResult(Void.class);
        assertThat(world.reread(run).state()).isEqualTo(RunState.PAUSED);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(bench.database()
                        .read(tx -> new RunReader().progress(tx, run.id()))
                        .done())
                .isZero();
    }

    @Test
    void isTriedAndPreviewedOnOneItem() {
        World world = plant(Descriptions.withSecret(server.url("/detect")), 1);
        setSecret(world, server.url("").replaceFirst("/$", ""));
        server.replies((exchange, request) -> HookServer.answer(
                exchange,
                200,
                GOOD.replace("{\"pred", "{\"you\": \"" + request.header("Authorization") + "\", \"pred")));
        PreviewRequest request =
                new PreviewRequest(world.version().uid(), world.itemUids().get(0));
        ProviderTrial trial = bench.client()
                .newWorkflowStub(ProviderTrialWorkflow.class, Bench.options("trial"))
                .call(request);
        assertThat(trial.answered()).as(trial.sentence()).isTrue();
        assertThat(trial.sent().secret()).isEqualTo("key");
        assertThat(trial.excerpt()).contains("Bearer •••").doesNotContain(SECRET);
        assertThat(trial.predictions()).extracting(PreviewTag::label).containsExactly("boat");
        assertThat(server.received().get(0).header("Authorization")).isEqualTo("Bearer " + SECRET);
        assertThat(bench.client()
                        .newWorkflowStub(PreviewWorkflow.class, Bench.options("preview"))
                        .preview(request)
                        .predictions())
                .isEqualTo(trial.predictions());
    }

    /** While every call waits, more of them are under way than there are cores. */
    @Test
    void callsAsManyAtOnceAsTheDescriptionSays() {
        World world =
                plant(Descriptions.boxes(server.url("/detect")).replace("\"concurrent\": 2", "\"concurrent\": 6"), 12);
        Set<String> waiting = ConcurrentHashMap.newKeySet();
        AtomicInteger most = new AtomicInteger();
        server.replies((exchange, request) -> {
            String caller = exchange.getRemoteAddress().toString();
            waiting.add(caller);
            most.accumulateAndGet(waiting.size(), Math::max);
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            waiting.remove(caller);
            HookServer.answer(exchange, 200, GOOD);
        });
        run(world);
        assertThat(most.get()).isEqualTo(6);
    }

    private World plant(String description, int items) {
        Inspection found = inspect(description, Descriptions.CARD);
        assertThat(found.accepted()).as(found.detail()).isTrue();
        World world = World.plant(
                bench.database(), bench.blobs(), World.bytes(description), found.cardYaml(), found.labels());
        world.addItems(IntStream.range(0, items)
                .mapToObj(i -> TestPictures.jpeg(400, 200 + i))
                .toList());
        return world;
    }

    private void setSecret(World world, String origin) {
        long org = world.organisation().id();
        String sealed = box.seal(ProviderSecret.owner(org, "key", origin), SECRET);
        bench.database().inTransaction(tx -> new ProviderSecretRepository().put(tx, org, "key", origin, sealed));
    }

    private Run run(World world) {
        Run run = world.createRun(new Selection.Full(), false);
        bench.start(run).getResult(Void.class);
        return run;
    }

    private Inspection inspect(String description, String card) {
        String sha256 = World.put(bench.blobs(), World.bytes(description)).sha256();
        return bench.client()
                .newWorkflowStub(InspectWorkflow.class, Bench.options("inspect-" + sha256 + card.hashCode()))
                .inspect(new InspectRequest(sha256, card, "ships"));
    }
}
