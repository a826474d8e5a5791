package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.review.AttributeRule;
import io.autotag.review.AttributeRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All labels of a project at once. */
final class TaxonomyReplaceTest {

    private static final int ROUNDS = 5;
    private static final int LABELS = 200;

    private final TaxonomyRepository taxonomy = new TaxonomyRepository();
    private TestDatabase test;
    private ReviewDesk desk;
    private Project project;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        desk = new ReviewDesk(test.database(), "world", 1).predicted();
        project = desk.seed.project();
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void areAfterwardsWhatWasWanted() {
        AttributeRules rules = new AttributeRules(List.of(
                AttributeRule.choice("colour", List.of("red", "a \"b\", {c}")),
                AttributeRule.number("doors", -0.5, 1e10),
                AttributeRule.truth("parked")));
        List<ProjectLabel> wanted = new ArrayList<>(labels());
        wanted.add(0, new ProjectLabel("first", "#00ff00", "1", rules));
        wanted.add(new ProjectLabel("last", "#0000ff", "2", AttributeRules.NONE));
        assertThat(replace(project, wanted)).isEqualTo(wanted);
        Collections.reverse(wanted);
        wanted.replaceAll(label -> label.hotKey() == null ? label : swapped(label));
        assertThat(replace(project, wanted)).isEqualTo(wanted).isEqualTo(labels());
        wanted.removeIf(label -> label.hotKey() != null);
        assertThat(replace(project, wanted)).isEqualTo(wanted);
        ProjectLabel single = new ProjectLabel("behind", "#0000ff", null, rules);
        test.database().doInTransaction(tx -> taxonomy.put(tx, project, single));
        assertThat(labels()).endsWith(single).hasSize(wanted.size() + 1);
    }

    @Test
    void goOnlyWhenTheyAreNotInUse() {
        assertThatThrownBy(() -> replace(project, List.of())).hasMessageContaining("are mapped to \"");
        assertThat(labels()).extracting(ProjectLabel::name).containsExactlyElementsOf(Seed.LABELS);
    }

    @Test
    void canBeTheSameInTheOppositeOrderInAnotherProjectAtOnce() throws Exception {
        Project other = neighbour();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                List<ProjectLabel> here = fresh(round, labels());
                List<ProjectLabel> there = fresh(round, List.of());
                Collections.reverse(there);
                CyclicBarrier start = new CyclicBarrier(2);
                Future<List<ProjectLabel>> one = threads.submit(() -> replace(start, project, here));
                Future<List<ProjectLabel>> two = threads.submit(() -> replace(start, other, there));
                assertThat(one.get(1, TimeUnit.MINUTES)).isEqualTo(here);
                assertThat(two.get(1, TimeUnit.MINUTES)).isEqualTo(there);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static ProjectLabel swapped(ProjectLabel label) {
        @Nullable String key = "1".equals(label.hotKey()) ? "2" : "1";
        return new ProjectLabel(label.name(), label.colour(), key, label.attributes());
    }

    /** Labels that nobody has used, behind those that stay. */
    private static List<ProjectLabel> fresh(int round, List<ProjectLabel> kept) {
        List<ProjectLabel> labels = new ArrayList<>(kept);
        IntStream.range(0, LABELS)
                .mapToObj(
                        n -> new ProjectLabel("label %d.%d".formatted(round, n), "#000000", null, AttributeRules.NONE))
                .forEach(labels::add);
        return labels;
    }

    private List<ProjectLabel> replace(CyclicBarrier start, Project where, List<ProjectLabel> wanted) throws Exception {
        start.await(1, TimeUnit.MINUTES);
        return replace(where, wanted);
    }

    private List<ProjectLabel> replace(Project where, List<ProjectLabel> wanted) {
        return test.database()
                .inTransaction(tx -> taxonomy.replace(tx, where, new Taxonomy(wanted), null))
                .labels();
    }

    private List<ProjectLabel> labels() {
        return test.database().read(tx -> taxonomy.list(tx, project));
    }

    private Project neighbour() {
        return test.database().inTransaction(tx -> {
            List<String> datasets = tx.sql("SELECT uid FROM dataset WHERE org_id = ?", project.orgId())
                    .list(row -> row.text("uid"));
            return new ProjectRepository()
                    .create(tx, new NewProject(project.orgId(), "world", "neighbour", "neighbour", datasets));
        });
    }
}
