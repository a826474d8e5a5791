package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.Role;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who shall review what. */
final class AssignmentResourceTest {

    private ReviewRoom room;
    private String path;

    @BeforeEach
    void open() {
        room = new ReviewRoom(5);
        path = room.path("assignments/");
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void peopleFindWhatIsTheirsUntilItIsClosed() {
        Answer made = assign("{\"type\": \"full\"}", "\"ben@world\"");
        assertThat(made.status()).as(made.detail()).isEqualTo(201);
        assertThat(made.body().path("people").get(0).asText()).isEqualTo("ben@world");
        String one = path + made.text("uid") + "/";
        assertThat(room.ben.get(path + "?mine=true").results()).hasSize(1);
        assertThat(room.ana.get(path + "?mine=true").results()).isEmpty();
        assertThat(room.viewer.get(path).results()).hasSize(1);
        assertThat(room.ben.delete(one).status()).isEqualTo(403);
        assertThat(room.lead.delete(one).status()).isEqualTo(204);
        assertThat(room.ben.get(path + "?mine=true").results()).isEmpty();
        assertThat(room.viewer.get(one).text("closed_at")).endsWith("Z");
        assertThat(next(room.ben, made, "").status()).isEqualTo(409);
    }

    @Test
    void aQueueFollowsTheQueryOfAnAssignment() {
        Answer made = assign(
                "{\"type\": \"query\", \"query\": \"reference_id ~ \\\"0000002\\\" OR reference_id ~ \\\"0000003\\\"\"}",
                "\"ben@world\", \"world@example.org\"");
        assertThat(next(room.ben, made, "").results().findValuesAsText("key")).containsExactly("photos/0000003.jpg");
        assertThat(next(room.ana, made, ", \"prefetch\": 9").results().findValuesAsText("key"))
                .containsExactly("photos/0000002.jpg");
        Answer other = next(room.lead, made, "");
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.detail()).contains("somebody else's");
    }

    @Test
    void aQueueFollowsTheSliceOfAnAssignment() {
        Answer slice = room.lead.post(
                "/slices/",
                "{\"name\": \"night\", \"visibility\": \"private\", \"sub_slices\": [{\"dataset\": \"%s\", \"items\": [\"%s\"]}]}"
                        .formatted(
                                room.desk.seed.dataset().uid(),
                                room.desk.item(2).uid()));
        assertThat(slice.status()).as(slice.detail()).isEqualTo(201);
        Answer namesake = room.ana.post(
                "/slices/",
                "{\"name\": \"night\", \"visibility\": \"private\", \"sub_slices\": [{\"dataset\": \"%s\"}]}"
                        .formatted(room.desk.seed.dataset().uid()));
        assertThat(namesake.status()).isEqualTo(201);
        Answer made = assign("{\"type\": \"slices\", \"slices\": [\"" + slice.text("uid") + "\"]}", "\"ben@world\"");
        JsonNode found = next(room.ben, made, ", \"prefetch\": 9").results();
        assertThat(found.findValuesAsText("key"))
                .containsExactly(room.desk.item(2).key());
    }

    @Test
    void aQueueFollowsManySlices() {
        List<String> uids = IntStream.range(0, 200)
                .mapToObj(i -> room.lead
                        .post(
                                "/slices/",
                                "{\"name\": \"a night of the harbour %d\", \"visibility\": \"private\", \"sub_slices\": [{\"dataset\": \"%s\", \"items\": [\"%s\"]}]}"
                                        .formatted(
                                                i,
                                                room.desk.seed.dataset().uid(),
                                                room.desk.item(i % 2 + 1).uid()))
                        .text("uid"))
                .toList();
        Answer made = assign(
                "{\"type\": \"slices\", \"slices\": [\"" + String.join("\", \"", uids) + "\"]}", "\"ben@world\"");
        assertThat(made.status()).as(made.detail()).isEqualTo(201);
        Answer found = next(room.ben, made, ", \"prefetch\": 9");
        assertThat(found.status()).as(found.detail()).isEqualTo(200);
        assertThat(found.results().findValuesAsText("key"))
                .containsExactlyInAnyOrder(
                        room.desk.item(1).key(), room.desk.item(2).key());
    }

    @Test
    void aQueueFollowsASavedQuery() {
        Answer saved = room.lead.post(
                "/slices/",
                "{\"name\": \"third\", \"visibility\": \"private\", \"project\": \"%s\", \"query\": \"uid = %s\"}"
                        .formatted(
                                room.desk.seed.project().uid(),
                                "\\\"" + room.desk.item(2).uid() + "\\\""));
        assertThat(saved.status()).as(saved.detail()).isEqualTo(201);
        Answer made = assign("{\"type\": \"slices\", \"slices\": [\"" + saved.text("uid") + "\"]}", "\"ben@world\"");
        assertThat(next(room.ben, made, ", \"prefetch\": 9").results().findValuesAsText("key"))
                .containsExactly(room.desk.item(2).key());
    }

    @Test
    void refusesWhatNobodyCanFollow() {
        assertThat(assign("{\"type\": \"full\"}", "\"nobody\"").body().has("people"))
                .isTrue();
        assertThat(assign("{\"type\": \"full\"}", "").status()).isEqualTo(400);
        assertThat(assign("{\"type\": \"query\", \"query\": \"scor > 1\"}", "\"ben@world\"")
                        .status())
                .isEqualTo(400);
        assertThat(assign("{\"type\": \"slices\", \"slices\": [\"none\"]}", "\"ben@world\"")
                        .body()
                        .has("data"))
                .isTrue();
        assertThat(assign(
                                "{\"type\": \"items\", \"items\": [\""
                                        + room.desk.item(0).uid() + "\"]}",
                                "\"ben@world\"")
                        .detail())
                .contains("make a slice");
    }

    @Test
    void othersDoNotSeeIt() {
        Answer made = assign("{\"type\": \"full\"}", "\"ben@world\"");
        TestClient stranger = room.api.client(room.api.plant("strange", 0), Role.ADMIN);
        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.get(path + made.text("uid") + "/").status()).isEqualTo(404);
        assertThat(stranger.delete(path + made.text("uid") + "/").status()).isEqualTo(404);
        assertThat(stranger.post(path, order("{\"type\": \"full\"}", "\"ben@world\""))
                        .status())
                .isEqualTo(404);
        assertThat(room.viewer.get(path).results().findValuesAsText("uid")).containsExactly(made.text("uid"));
    }

    @Test
    void peopleOfOthersAreNobody() {
        TestClient stranger = room.api.client(room.api.plant("strange", 1), Role.ADMIN);
        String project = stranger.get("/projects/").results().get(0).path("uid").asText();
        String theirs = "/projects/" + project + "/assignments/";
        Answer refused = stranger.post(theirs, order("{\"type\": \"full\"}", "\"ben@world\""));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().has("people")).isTrue();
        Answer made = assign("{\"type\": \"full\"}", "\"ben@world\"");
        assertThat(next(stranger, "/projects/" + project + "/", made).status()).isEqualTo(404);
    }

    private Answer assign(String data, String people) {
        return room.lead.post(path, order(data, people));
    }

    private static String order(String data, String people) {
        return "{\"name\": \"night\", \"data\": " + data + ", \"people\": [" + people + "]}";
    }

    private static Answer next(TestClient person, String project, Answer assignment) {
        return person.post(project + "reviews/next/", "{\"assignment\": \"" + assignment.text("uid") + "\"}");
    }

    private Answer next(TestClient person, Answer assignment, String more) {
        return person.post(
                room.path("reviews/next/"), "{\"assignment\": \"" + assignment.text("uid") + "\"" + more + "}");
    }
}
