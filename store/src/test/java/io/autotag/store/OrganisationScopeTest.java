package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What belongs to one organisation does not exist for another. */
final class OrganisationScopeTest {

    private static TestDatabase test;
    private static Seed own;
    private static Seed stranger;
    private static Slice slice;
    private static Run run;

    @BeforeAll
    static void open() {
        test = TestDatabase.create();
        own = Seed.plant(test.database(), "own", 3);
        stranger = Seed.plant(test.database(), "strange", 3);
        slice = test.database().inTransaction(tx -> new SliceRepository().create(tx, sliceOf(own, own)));
        run = new Tagging(test.database()).begin(own);
    }

    @AfterAll
    static void close() {
        test.close();
    }

    static Stream<Arguments> finds() {
        return Stream.of(
                find("dataset", (tx, org) -> new DatasetRepository()
                        .get(tx, org, own.dataset().uid())),
                find("dataset by slug", (tx, org) -> new DatasetRepository()
                        .getBySlug(tx, org, own.dataset().ownerName(), "own")),
                find("item", (tx, org) -> new ItemRepository()
                        .get(tx, org, own.items().get(0).uid())),
                find("slice", (tx, org) -> new SliceRepository().get(tx, org, slice.uid())),
                find("slice by slug", (tx, org) -> new SliceRepository()
                        .getBySlug(tx, org, slice.ownerName(), slice.slug())),
                find("project", (tx, org) -> new ProjectRepository()
                        .get(tx, org, own.project().uid())),
                find("model", (tx, org) -> new ModelRepository()
                        .get(tx, org, own.version().modelUid())),
                find("version", (tx, org) -> new ModelRepository()
                        .version(tx, org, own.version().uid())),
                find("run", (tx, org) -> new RunRepository().get(tx, org, run.uid())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("finds")
    void othersUidsAreNotFound(String what, Find find) {
        Object found = test.database().read(tx -> find.in(tx, own.organisation().id()));
        assertThat(found).as(what).isNotNull();
        assertThatThrownBy(() -> test.database()
                        .read(tx -> find.in(tx, stranger.organisation().id())))
                .isInstanceOfSatisfying(StoreException.class, refused -> assertThat(refused.code())
                        .isEqualTo(StoreError.NOT_FOUND));
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                list("datasets", (tx, org) -> new DatasetRepository()
                        .list(tx, org, DatasetFilter.none(), Page.first(9))),
                list("datasets by id", (tx, org) -> new DatasetRepository()
                        .listByIds(tx, org, List.of(own.dataset().id()))),
                list("slices", (tx, org) -> new SliceRepository().list(tx, org, slice.ownerName(), Page.first(9))),
                list("projects", (tx, org) -> new ProjectRepository().list(tx, org, Page.first(9))),
                list("models", (tx, org) -> new ModelRepository().list(tx, org, Page.first(9))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void listsHoldTheOwnOnly(String what, Lister lister) {
        List<Object> owned = list(lister, own);
        List<Object> strange = list(lister, stranger);
        assertThat(owned).as(what).hasSize(1);
        assertThat(strange).as(what).doesNotContainAnyElementsOf(owned);
    }

    private static List<Object> list(Lister lister, Seed who) {
        return test.database()
                .read(tx -> List.copyOf(lister.in(tx, who.organisation().id())));
    }

    @Test
    void predictionsOfAnItemStayInItsOrganisation() {
        Tagging tagging = new Tagging(test.database());
        tagging.attempt(run, new PositionRange(0, 3));
        Item item = own.items().get(2);
        assertThat(read(own, item)).isNotEmpty();
        assertThat(read(stranger, item)).isEmpty();
    }

    @Test
    void noSliceTakesAnotherOrganisationsItems() {
        NewSlice mixed = sliceOf(stranger, own);
        assertThatThrownBy(() -> test.database().inTransaction(tx -> new SliceRepository().create(tx, mixed)))
                .hasMessageContaining("dataset");
    }

    @Test
    void noProjectTakesAnotherOrganisationsDatasets() {
        NewProject mixed = new NewProject(
                stranger.organisation().id(),
                "x",
                "x",
                "x",
                List.of(own.dataset().uid()));
        assertThatThrownBy(() -> test.database().inTransaction(tx -> new ProjectRepository().create(tx, mixed)))
                .hasMessageContaining("dataset");
    }

    @Test
    void noProjectIsSetToAnotherOrganisationsModel() {
        AutotagSettings settings = new AutotagSettings(true, own.version().modelUid(), new Selection.Full(), false);
        assertThatThrownBy(() -> test.database()
                        .doInTransaction(tx -> new SettingsRepository().put(tx, stranger.project(), settings)))
                .hasMessageContaining("model");
    }

    private static List<StoredPrediction> read(Seed who, Item item) {
        return test.database()
                .read(tx -> new PredictionReader().ofItem(tx, who.organisation().id(), item, true));
    }

    private static NewSlice sliceOf(Seed owner, Seed source) {
        return new NewSlice(
                owner.organisation().id(),
                owner.user().login(),
                "first",
                "first",
                Visibility.PRIVATE,
                List.of(SliceSource.someItems(
                        source.dataset().uid(), List.of(source.items().get(0).uid()))),
                null,
                "[]");
    }

    private static Arguments find(String what, Find find) {
        return Arguments.of(what, find);
    }

    private static Arguments list(String what, Lister lister) {
        return Arguments.of(what, lister);
    }

    @FunctionalInterface
    interface Find {
        Object in(Transaction tx, long orgId);
    }

    @FunctionalInterface
    interface Lister {
        List<? extends Object> in(Transaction tx, long orgId);
    }
}
