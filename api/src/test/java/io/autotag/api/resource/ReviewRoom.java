package io.autotag.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.Item;
import io.autotag.store.ReviewDesk;
import io.autotag.store.Role;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** People who review over HTTP; every item has the predictions of {@link ReviewDesk#USUAL}. */
final class ReviewRoom implements AutoCloseable {

    final TestApi api = TestApi.start();
    final ReviewDesk desk;
    final TestClient ana;
    final TestClient ben;
    final TestClient lead;
    final TestClient viewer;

    ReviewRoom(int items) {
        desk = new ReviewDesk(api.database().database(), "world", items).predicted();
        ana = api.clientOf(desk.ana);
        ben = api.clientOf(desk.ben);
        lead = api.clientOf(desk.lead);
        viewer = api.client(desk.seed, Role.VIEWER);
    }

    /** The path of the project, and what follows. */
    String path(String rest) {
        return "/projects/" + desk.seed.project().uid() + "/" + rest;
    }

    String review(Item item) {
        return path("items/" + item.uid() + "/review/");
    }

    Answer save(TestClient person, Item item, String body) {
        return person.put(review(item), body);
    }

    /** The item's suggestion with the label the model gave, as it is now. */
    JsonNode suggestion(Item item, String modelLabel) {
        return viewer.get(review(item))
                .body()
                .path("suggestions")
                .valueStream()
                .filter(one -> one.path("model_label").asText().equals(modelLabel))
                .findFirst()
                .orElseThrow();
    }

    /** A decision as JSON; more are fields with a comma before them. */
    String decision(Item item, String modelLabel, String action, @Nullable String more) {
        JsonNode suggestion = suggestion(item, modelLabel);
        return "{\"prediction\": %s, \"version\": %s, \"action\": \"%s\"%s}"
                .formatted(suggestion.path("uid"), suggestion.path("version"), action, more == null ? "" : more);
    }

    static String decisions(String... each) {
        return "{\"decisions\": [" + String.join(", ", each) + "]}";
    }

    /** The same for each of the three that have to be decided. */
    String all(Item item, String action) {
        return Stream.of("car", "dog", "person")
                .map(label -> decision(item, label, action, null))
                .collect(Collectors.joining(", ", "{\"finalize\": true, \"decisions\": [", "]}"));
    }

    @Override
    public void close() {
        api.close();
    }
}
