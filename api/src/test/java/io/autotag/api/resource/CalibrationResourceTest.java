package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.api.run.Eventually;
import io.autotag.api.run.WorkedApi;
import io.autotag.review.ReviewEvent;
import io.autotag.store.ReviewDesk;
import io.autotag.store.Role;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calibrations from the proposal to taking them back, and thresholds, through HTTP, Temporal and PostgreSQL. */
final class CalibrationResourceTest {

    private static final int ITEMS = 60;
    private static final AtomicInteger WORLDS = new AtomicInteger();

    private static WorkedApi worked;
    private static TestApi api;

    private ReviewDesk desk;
    private TestClient lead;

    @BeforeAll
    static void start() {
        worked = new WorkedApi();
        api = worked.api;
    }

    @AfterAll
    static void stop() {
        worked.close();
    }

    @BeforeEach
    void plant() {
        desk = new ReviewDesk(api.database().database(), "calibrated" + WORLDS.incrementAndGet(), ITEMS).predicted();
        lead = api.clientOf(desk.lead);
    }

    /** Of the cars a fifth is wrong. */
    private void review() {
        for (int item = 0; item < ITEMS; item++) {
            desk.decide(desk.item(item), desk.ana, "car", item % 5 == 0 ? ReviewEvent.REJECT : ReviewEvent.ACCEPT);
        }
    }

    private String version(String rest) {
        return "/projects/" + desk.seed.project().uid() + "/models/"
                + desk.seed.version().modelUid() + "/versions/"
                + desk.seed.version().uid() + "/" + rest;
    }

    private void done() {
        Eventually.see(
                () -> lead.get(version("calibrate/"))
                        .body()
                        .path("rescoring")
                        .path("phase")
                        .asText(),
                "done"::equals);
    }

    private double scoreOfACar() {
        Answer page = lead.get("/projects/" + desk.seed.project().uid() + "/items/?query=object_prefix:car&limit=1");
        return page.results().get(0).path("predictions").get(0).path("score").asDouble();
    }

    @Test
    void aProposalIsPutInForceAndTakenBack() {
        review();
        double before = scoreOfACar();
        Answer proposal = lead.post(version("calibrate/"), "{}");
        assertThat(proposal.status()).isEqualTo(201);
        assertThat(proposal.body().path("reviews").asInt()).isEqualTo(ITEMS);
        assertThat(scoreOfACar()).isEqualTo(before);

        Answer begun = lead.post(version("calibrate/"), "{\"calibration\": \"" + proposal.text("uid") + "\"}");
        assertThat(begun.status()).isEqualTo(202);
        done();
        assertThat(scoreOfACar()).isLessThan(before);
        assertThat(lead.get(version("calibrate/"))
                        .body()
                        .path("calibration")
                        .path("uid")
                        .asText())
                .isEqualTo(proposal.text("uid"));

        assertThat(lead.delete(version("calibrate/")).status()).isEqualTo(202);
        done();
        assertThat(scoreOfACar()).isEqualTo(before);
        assertThat(lead.delete(version("calibrate/")).detail()).contains("nothing to take back");
        Answer audit = api.client(desk.seed, Role.ADMIN).get("/audit/");
        assertThat(audit.body().findValuesAsText("kind"))
                .containsExactly("calibration_taken_back", "calibration_confirmed");
    }

    @Test
    void saysHowManyReviewsAreMissing() {
        desk.decide(desk.item(0), desk.ana, "car", ReviewEvent.ACCEPT);
        Answer refused = lead.post(version("calibrate/"), "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail()).isEqualTo("Not enough reviews (1 of 50).");
    }

    @Test
    void anUnknownProposalIsRefused() {
        assertThat(lead.post(version("calibrate/"), "{\"calibration\": \"nothing\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void takesAnOperator() {
        TestClient annotator = api.client(desk.seed, Role.ANNOTATOR);
        assertThat(annotator.post(version("calibrate/"), "{}").status()).isEqualTo(403);
        assertThat(annotator.get(version("calibrate/")).status()).isEqualTo(200);
    }

    @Test
    void proposesAThresholdWithItsIntervalOrSaysWhyNot() {
        review();
        Answer found = lead.get(version("thresholds/?precision=0.75"));
        assertThat(found.body().path("labels").get(0).path("label").asText()).isEqualTo("car");
        assertThat(found.body()
                        .path("labels")
                        .get(0)
                        .path("precision")
                        .path("value")
                        .asDouble())
                .isEqualTo(0.8);
        assertThat(found.body()
                        .path("labels")
                        .get(0)
                        .path("precision")
                        .path("low")
                        .asDouble())
                .isBetween(0.6, 0.79);
        assertThat(found.body().path("labels").get(1).path("sentence").asText())
                .isEqualTo("Not enough reviews (0 of 50).");
        assertThat(lead.get(version("thresholds/?precision=2")).status()).isEqualTo(400);
    }
}
