package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.image.TestPictures;
import io.autotag.store.ThumbnailRepository;
import io.autotag.store.ThumbnailRepository.Known;
import io.autotag.workflow.ThumbnailActivities;
import io.autotag.workflow.ThumbnailRequest;
import io.temporal.testing.TestActivityEnvironment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ThumbnailActivitiesTest {

    private static final byte[] PHOTO = TestPictures.jpeg(400, 300);

    private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
    private final ThumbnailRepository thumbnails = new ThumbnailRepository();
    private Bench bench;
    private World world;
    private ThumbnailActivities activities;

    @BeforeEach
    void open() {
        bench = Bench.with(new ColourTagger());
        world = bench.plant();
        environment.registerActivitiesImplementations(bench.activities().thumbnails());
        activities = environment.newActivityStub(ThumbnailActivities.class);
    }

    @AfterEach
    void close() {
        environment.close();
        bench.close();
    }

    @Test
    void makesEachSizeOfEachPicture() {
        String photo = add(PHOTO);
        String other = add(TestPictures.jpeg(700, 20));
        activities.make(new ThumbnailRequest(List.of(photo, other)));
        assertThat(bench.rows().number("SELECT count(*) FROM thumbnail")).isEqualTo(8);
        Known made = known(photo, 160).orElseThrow();
        assertThat(made).isInstanceOfSatisfying(Known.Made.class, small -> assertThat(
                        bench.blobs().read(small.blobSha256()))
                .startsWith(0xff, 0xd8));
        assertThat(known(photo, 100)).isEmpty();
    }

    @Test
    void doingItAgainDoesNothing() {
        String photo = add(PHOTO);
        activities.make(new ThumbnailRequest(List.of(photo)));
        bench.lose(PHOTO);
        activities.make(new ThumbnailRequest(List.of(photo)));
        assertThat(known(photo, 320)).containsInstanceOf(Known.Made.class);
    }

    @Test
    void aBrokenPictureIsRefusedWithASentenceAndTheOthersAreMade() {
        String broken = add(TestPictures.cut(PHOTO, 0.5));
        String text = add(World.bytes("no picture"));
        String photo = add(PHOTO);
        activities.make(new ThumbnailRequest(List.of(broken, text, photo)));
        for (String source : List.of(broken, text)) {
            assertThat(known(source, 320)).get().isInstanceOfSatisfying(Known.Refused.class, refused -> assertThat(
                            refused.sentence())
                    .isNotBlank()
                    .endsWith("."));
        }
        assertThat(known(photo, 320)).containsInstanceOf(Known.Made.class);
    }

    @Test
    void aPictureThatIsGoneMayComeBack() {
        String photo = add(PHOTO);
        bench.lose(PHOTO);
        activities.make(new ThumbnailRequest(List.of(photo)));
        assertThat(known(photo, 320)).isEmpty();
        World.put(bench.blobs(), PHOTO);
        activities.make(new ThumbnailRequest(List.of(photo)));
        assertThat(known(photo, 320)).containsInstanceOf(Known.Made.class);
    }

    @Test
    void aPictureThatEndedTheWorkerTwiceIsNotOpenedAgain() {
        String photo = add(PHOTO);
        begin(photo);
        assertThat(known(photo, 320)).isEmpty();
        begin(photo);
        activities.make(new ThumbnailRequest(List.of(photo)));
        assertThat(known(photo, 320)).get().isInstanceOfSatisfying(Known.Refused.class, refused -> assertThat(
                        refused.sentence())
                .contains("ended the worker twice"));
    }

    @Test
    void theFirstOpeningCountsIfTheWorkerEndsInIt() {
        String photo = add(PHOTO);
        bench.rows().change("CREATE RULE died AS ON DELETE TO thumbnail_refusal DO INSTEAD NOTHING");
        activities.make(new ThumbnailRequest(List.of(photo)));
        assertThat(bench.rows().number("SELECT sum(tries) FROM thumbnail_refusal"))
                .isEqualTo(1);
    }

    @Test
    void aTryThatEndedWellIsForgotten() {
        String photo = add(PHOTO);
        begin(photo);
        activities.make(new ThumbnailRequest(List.of(photo)));
        assertThat(bench.rows().number("SELECT count(*) FROM thumbnail_refusal"))
                .isZero();
    }

    private void begin(String source) {
        bench.database().doInTransaction(tx -> thumbnails.begin(tx, source));
    }

    private String add(byte[] file) {
        String sha256 = World.put(bench.blobs(), file).sha256();
        world.upload(sha256 + ".jpg", file);
        return sha256;
    }

    private Optional<Known> known(String source, int size) {
        return bench.database().read(tx -> thumbnails.find(tx, source, size));
    }
}
