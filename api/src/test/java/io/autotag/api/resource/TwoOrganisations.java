package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import io.autotag.store.Transaction;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Two organisations with the same names for different things: every item of one is a car, every one of the other a dog. */
final class TwoOrganisations implements AutoCloseable {

    static final int ITEMS = 12;

    final TestApi api = TestApi.start();
    final Seed own = api.plant("own", ITEMS);
    final Seed other = api.plant("other", ITEMS);
    final TestClient operator;
    final String project;

    TwoOrganisations() {
        api.database().database().doInTransaction(tx -> tag(tx, own, "car"));
        api.database().database().doInTransaction(tx -> tag(tx, other, "dog"));
        operator = api.client(own, Role.OPERATOR);
        project = "/projects/" + own.project().uid();
    }

    /** Every item gets one object of that label, from a training set, slice and run with the same names everywhere. */
    private static void tag(Transaction tx, Seed seed, String label) {
        long project = seed.project().id();
        int set = tx.sql(
                        "INSERT INTO prediction_set (project_id, model_version_id, settings_sha, visible, shard)"
                                + " VALUES (?, ?, '', true, 0) RETURNING id",
                        project,
                        seed.version().id())
                .one(row -> row.integer("id"));
        tx.sql(
                        "INSERT INTO prediction (shard, set_id, item_id, seq, run_id, label_id, level, score, confidence)"
                                + " SELECT 0, ?, i.id, 0, 0, l.id, 1, 0.9, 0.9 FROM item i, label l"
                                + " WHERE i.dataset_id = ? AND l.org_id = ? AND l.name = ?",
                        set,
                        seed.dataset().id(),
                        seed.organisation().id(),
                        label)
                .update();
        tx.sql(
                        "UPDATE item SET metadata = jsonb_build_object('weather', ?::text) WHERE dataset_id = ?",
                        seed.organisation().slug(),
                        seed.dataset().id())
                .update();
        tx.sql(
                        "WITH s AS (INSERT INTO slice (org_id, owner_name, name, slug, visibility, sources)"
                                + " VALUES (?, ?, ?, ?, 'private', '[]') RETURNING id)"
                                + " INSERT INTO slice_item SELECT s.id, i.id FROM s, item i WHERE i.dataset_id = ?",
                        seed.organisation().id(),
                        seed.user().login(),
                        "slice of " + label,
                        label,
                        seed.dataset().id())
                .update();
    }

    void assertAsPlanted() {
        assertThat(find("object_prefix:car").results()).hasSize(ITEMS);
        assertThat(api.client(other, Role.VIEWER)
                        .get("/projects/" + other.project().uid() + "/items/?query=object_prefix:dog")
                        .results())
                .hasSize(ITEMS);
    }

    /** 400 with a place inside the query, or nothing found; from every route the same. */
    void assertHarmless(String query) {
        Answer found = find(query);
        assertThat(found.status()).as(query).isIn(200, 400);
        assertThat(found.results()).as(query).isEmpty();
        Answer counted = operator.get(project + "/items/count/?query=" + encoded(query));
        assertThat(counted.status()).as(query).isEqualTo(found.status());
        assertThat(counted.body().path("count").asInt()).as(query).isZero();
        Answer checked = check(query);
        assertThat(checked.status()).as(query).isEqualTo(200);
        assertThat(checked.body().path("errors").isEmpty()).as(query).isEqualTo(found.status() == 200);
        if (found.status() == 400) {
            int end = found.body().path("position").asInt(-1)
                    + found.body().path("length").asInt(-1);
            assertThat(end).as(query).isBetween(0, query.length());
            assertThat(found.detail()).endsWith(".").doesNotContain("SQL").doesNotContain("io.autotag");
        }
    }

    Answer check(String query) {
        String body = JsonNodeFactory.instance.objectNode().put("query", query).toString();
        return operator.post(project + "/query/check/", body);
    }

    int count(String query) {
        return operator.get(project + "/items/count/?query=" + encoded(query))
                .body()
                .path("count")
                .asInt(-1);
    }

    Answer find(String query) {
        return operator.get(project + "/items/?query=" + encoded(query));
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        api.close();
    }
}
