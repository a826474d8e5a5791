package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.image.TestPictures;
import io.autotag.store.Dataset;
import io.autotag.store.DatasetRepository;
import io.autotag.store.DatasetStatus;
import io.autotag.store.Item;
import io.autotag.store.ItemRepository;
import io.autotag.store.ItemsAdded;
import io.autotag.store.Outbox;
import io.autotag.store.Page;
import io.autotag.workflow.FailureType;
import io.autotag.workflow.IngestActivities;
import io.autotag.workflow.IngestPage;
import io.autotag.workflow.IngestRequest;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class IngestActivitiesTest {

    private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
    private Bench bench;
    private World world;
    private IngestActivities activities;
    private IngestRequest request;

    @BeforeEach
    void open() {
        bench = Bench.with(new ColourTagger());
        world = bench.plant();
        environment.registerActivitiesImplementations(bench.activities().ingest());
        activities = environment.newActivityStub(IngestActivities.class);
        request = new IngestRequest(world.dataset().uid());
    }

    @AfterEach
    void close() {
        environment.close();
        bench.close();
    }

    @Test
    void readsSizeAndFormatFromTheFile() {
        world.upload("photos/boat.jpg", TestPictures.encode(TestPictures.waves(31, 17), "png"));
        assertThat(activities.page(request)).isEqualTo(new IngestPage(1, false));
        Item item = items().get(0);
        assertThat(item.key()).isEqualTo("photos/boat.jpg");
        assertThat(item.width()).isEqualTo(31);
        assertThat(item.height()).isEqualTo(17);
        assertThat(item.contentType()).isEqualTo("image/png");
    }

    @Test
    void whatIsNoPictureBecomesAnItemToo() {
        world.upload("notes.jpg", World.bytes("notes"));
        world.upload("truncated.jpg", TestPictures.cut(TestPictures.jpeg(600, 400), 0.5));
        world.upload("empty.jpg", new byte[0]);
        assertThat(activities.page(request).taken()).isEqualTo(3);
        assertThat(bench.rows().texts("SELECT concat_ws(' ', key, width, height, content_type) FROM item ORDER BY key"))
                .containsExactly(
                        "empty.jpg application/octet-stream",
                        "notes.jpg application/octet-stream",
                        "truncated.jpg 600 400 image/jpeg");
    }

    @Test
    void equalFilesShareTheirBytes() {
        byte[] picture = TestPictures.jpeg(30, 20);
        world.upload("a.jpg", picture);
        world.upload("b.jpg", picture);
        activities.page(request);
        assertThat(items())
                .extracting(Item::blobSha256)
                .hasSize(2)
                .containsOnly(items().get(0).blobSha256());
    }

    @Test
    void aPathThatIsAnItemAlreadyStaysAsItIs() {
        world.upload("a.jpg", TestPictures.jpeg(30, 20));
        activities.page(request);
        world.upload("a.jpg", TestPictures.jpeg(90, 80));
        assertThat(activities.page(request)).isEqualTo(new IngestPage(0, false));
        assertThat(items()).singleElement().extracting(Item::width).isEqualTo(30);
        assertThat(added()).hasSize(1);
    }

    @Test
    void ingestingAgainTakesNothing() {
        world.upload("a.jpg", TestPictures.jpeg(30, 20));
        activities.page(request);
        assertThat(activities.page(request)).isEqualTo(new IngestPage(0, false));
        assertThat(items()).hasSize(1);
    }

    @Test
    void tellsOfTheItemsOnceAndInTheSameTransaction() {
        world.upload("a.jpg", TestPictures.jpeg(30, 20));
        world.upload("b.jpg", TestPictures.jpeg(31, 20));
        activities.page(request);
        activities.page(request);
        activities.complete(request);
        activities.complete(request);
        List<Long> ids = items().stream().map(Item::id).sorted().toList();
        assertThat(added()).containsExactly(new ItemsAdded(world.dataset().id(), ids));
    }

    @Test
    void whatIsClaimedAtThisMomentKeepsTheDatasetFromBeingComplete() throws Exception {
        CompletableFuture<Void> complete = bench.database().inTransaction(tx -> {
            new DatasetRepository().markCreating(tx, world.dataset().id());
            world.upload(tx, "a.jpg", TestPictures.jpeg(30, 20));
            CompletableFuture<Void> completing = CompletableFuture.runAsync(() -> activities.complete(request));
            assertThatThrownBy(() -> completing.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            return completing;
        });
        complete.get(1, TimeUnit.MINUTES);
        assertThat(bench.rows().texts("SELECT status FROM dataset")).containsExactly("creating");
    }

    @Test
    void goesPageByPage() {
        for (int i = 0; i < 1_001; i++) {
            world.upload(i + ".jpg", World.bytes("file " + i));
        }
        assertThat(activities.page(request)).isEqualTo(new IngestPage(1_000, true));
        assertThat(activities.page(request)).isEqualTo(new IngestPage(1, false));
    }

    @Test
    void aPageIsWrittenWhenItsTimeIsUp() {
        world.upload("a.jpg", TestPictures.jpeg(30, 20));
        world.upload("b.jpg", TestPictures.jpeg(31, 20));
        try (Heartbeats heartbeats = new Heartbeats()) {
            Pictures pictures = new Pictures(bench.blobs(), 1 << 20, new ByteBudget(1 << 20), WorkMeter.none());
            UploadedFile files = new UploadedFile(bench.blobs(), pictures);
            TestActivityEnvironment hurried = TestActivityEnvironment.newInstance();
            hurried.registerActivitiesImplementations(
                    new IngestActivitiesImpl(bench.database(), files, heartbeats, Duration.ZERO));
            IngestActivities one = hurried.newActivityStub(IngestActivities.class);
            assertThat(one.page(request)).isEqualTo(new IngestPage(1, true));
            assertThat(one.page(request)).isEqualTo(new IngestPage(1, false));
            hurried.close();
        }
        assertThat(items()).hasSize(2);
    }

    @Test
    void completesOnceNoUploadIsLeft() {
        world.upload("a.jpg", TestPictures.jpeg(30, 20));
        activities.complete(request);
        assertThat(dataset().status()).isEqualTo(DatasetStatus.CREATING);
        activities.page(request);
        activities.complete(request);
        assertThat(dataset().status()).isEqualTo(DatasetStatus.CREATED);
        assertThat(dataset().itemCount()).isEqualTo(1);
    }

    @Test
    void anUnknownDatasetIsNotFound() {
        assertThatThrownBy(() -> activities.page(new IngestRequest("nothing")))
                .satisfies(failure -> assertThat(FailureType.of(failure)).contains(FailureType.NOT_FOUND));
    }

    private List<Item> items() {
        return bench.database().read(tx -> new ItemRepository().list(tx, world.dataset(), Page.first(100)));
    }

    private Dataset dataset() {
        return bench.database().read(tx -> new DatasetRepository()
                .getForWorker(tx, world.dataset().uid()));
    }

    private List<ItemsAdded> added() {
        return bench.database().inTransaction(tx -> new Outbox().take(tx, ItemsAdded.TOPIC, 10)).stream()
                .map(ItemsAdded::of)
                .toList();
    }
}
