package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestClient;
import io.autotag.store.Item;
import io.autotag.store.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many people at one queue at the same moment. */
final class ReviewTogetherTest {

    private static final int PEOPLE = 10;
    private static final int ITEMS = 40;

    @Test
    void everyItemIsSavedOnceByOnePerson() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
        try (ReviewRoom room = new ReviewRoom(ITEMS)) {
            List<Callable<List<String>>> work = IntStream.range(0, PEOPLE)
                    .mapToObj(number -> room.api.clientOf(room.desk.person("p" + number + "@world", Role.ANNOTATOR)))
                    .<Callable<List<String>>>map(person -> () -> reviewUntilNothingIsLeft(room, person))
                    .toList();
            List<String> saved = new ArrayList<>();
            for (Future<List<String>> one : people.invokeAll(work)) {
                saved.addAll(one.get());
            }
            assertThat(saved).hasSize(ITEMS).doesNotHaveDuplicates();
            assertThat(room.viewer
                            .get(room.path("history/?kind=item&limit=1000"))
                            .results())
                    .hasSize(ITEMS);
            assertThat(room.viewer
                            .get(room.path("history/?kind=accept&limit=1000"))
                            .results())
                    .hasSize(3 * ITEMS);
        } finally {
            people.shutdownNow();
        }
    }

    private static List<String> reviewUntilNothingIsLeft(ReviewRoom room, TestClient person) {
        List<String> saved = new ArrayList<>();
        while (true) {
            JsonNode leased = person.post(room.path("reviews/next/"), "{}").results();
            if (leased.isEmpty()) {
                return saved;
            }
            String uid = leased.get(0).path("item").path("uid").asText();
            Item item = room.desk.seed.items().stream()
                    .filter(one -> one.uid().equals(uid))
                    .findFirst()
                    .orElseThrow();
            assertThat(room.save(person, item, room.all(item, "accept")).text("status"))
                    .isEqualTo("reviewed");
            saved.add(uid);
        }
    }
}
