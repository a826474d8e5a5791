package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Annotations from outside, what versions are worth by them, and the gate. */
final class GroundTruthResourceTest {

    private ReviewRoom room;

    @BeforeEach
    void open() {
        room = new ReviewRoom(3);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private Answer take(TestClient person, String format, String file) {
        String body = "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"truth.json\"\r\n\r\n" + file
                + "\r\n--XX--\r\n";
        return person.send(person.request(room.path("ground-truth/" + format + "/"))
                .header("Content-Type", "multipart/form-data; boundary=XX")
                .POST(BodyPublishers.ofString(body)));
    }

    /** A car where one is predicted on the first picture, none on the second one, and a picture nobody knows. */
    private String coco() {
        return """
                {"images": [{"id": 1, "file_name": "%s"}, {"id": 2, "file_name": "%s"}, {"id": 3, "file_name": "x.jpg"}],
                 "categories": [{"id": 1, "name": "car"}],
                 "annotations": [{"image_id": 1, "category_id": 1, "bbox": [10, 20, 100, 50]}]}"""
                .formatted(room.desk.item(0).key(), room.desk.item(1).key());
    }

    private Answer evaluation(String rest) {
        return room.viewer.get(
                room.path("evaluation/?version=" + room.desk.seed.version().uid() + rest));
    }

    @Test
    void anImportSaysWhatItTookAndWhatNot() {
        Answer taken = take(room.lead, "coco", coco());
        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.body().path("added").asInt()).isEqualTo(1);
        assertThat(taken.body().path("pictures").asInt()).isEqualTo(2);
        assertThat(taken.body().path("rejections").get(0).path("place").asText())
                .isEqualTo("images[2]");
        assertThat(take(room.lead, "coco", coco()).body().path("present").asInt())
                .isEqualTo(1);
    }

    @Test
    void theHistoryIsReadByImportsAlone() {
        take(room.lead, "coco", coco());
        Answer imports = room.viewer.get(room.path("history/?kind=import"));
        assertThat(imports.status()).isEqualTo(200);
        assertThat(imports.results().findValuesAsText("kind")).containsExactly("import");
    }

    @Test
    void aVersionIsJudgedByIt() {
        take(room.lead, "coco", coco());
        Answer found = evaluation("");
        assertThat(found.body().path("items").asInt()).isEqualTo(2);
        assertThat(found.body().path("map").asDouble()).isBetween(0.99, 1.0);
        assertThat(found.body().path("recall").path("of").asInt()).isEqualTo(1);
        assertThat(evaluation("&query=width%20%3E%20100000")
                        .body()
                        .path("items")
                        .asInt())
                .isZero();
        assertThat(evaluation("&query=%28").status()).isEqualTo(400);
        assertThat(room.viewer.get(room.path("evaluation/")).detail()).contains("version");
    }

    @Test
    void aFileThatIsNoneIsRefusedWithASentence() {
        Answer refused = take(room.lead, "yolo", "no zip");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains("no zip archive");
        assertThat(take(room.lead, "lvis", coco()).status()).isEqualTo(400);
    }

    @Test
    void takesAnOperator() {
        assertThat(take(room.ana, "coco", coco()).status()).isEqualTo(403);
    }

    @Test
    void theGatesQueryIsKeptAndChecked() {
        assertThat(room.viewer.get(room.path("gate/")).text("query")).isEmpty();
        assertThat(room.lead
                        .put(room.path("gate/"), "{\"query\": \"width > 10\"}")
                        .status())
                .isEqualTo(200);
        assertThat(room.viewer.get(room.path("gate/")).text("query")).isEqualTo("width > 10");
        assertThat(room.lead.put(room.path("gate/"), "{\"query\": \"width >\"}").status())
                .isEqualTo(400);
    }

    @Test
    void thereIsNothingToRollBackAtFirst() {
        String model = "/models/" + room.desk.seed.version().modelUid() + "/activations/";
        assertThat(room.lead.post(model + "rollback/", "").status()).isEqualTo(409);
        assertThat(room.viewer.get(model).results().get(0).path("refusal").asText())
                .startsWith("There is nothing to go back to");
    }
}
