package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OutboxTest {

    private final Outbox outbox = new Outbox();
    private TestDatabase test;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        test.database().doInTransaction(tx -> List.of("a", "b", "c").forEach(text -> outbox.append(tx, "t", text)));
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void twoTakersNeverHoldTheSameEntry() {
        test.database().doInTransaction(tx -> {
            List<OutboxEntry> mine = outbox.take(tx, "t", 2);
            List<OutboxEntry> others = take(10);
            assertThat(mine).extracting(OutboxEntry::payload).containsExactly("a", "b");
            assertThat(others).extracting(OutboxEntry::payload).containsExactly("c");
        });
    }

    @Test
    void anEntryIsThereAgainWhenItsTakerFails() {
        assertThatThrownBy(() -> test.database().doInTransaction(tx -> {
                    outbox.done(tx, outbox.take(tx, "t", 1).get(0));
                    throw new IllegalStateException("died");
                }))
                .hasMessage("died");
        assertThat(take(10)).hasSize(3);
    }

    @Test
    void whatIsDoneIsGone() {
        test.database().doInTransaction(tx -> outbox.take(tx, "t", 2).forEach(entry -> outbox.done(tx, entry)));
        assertThat(take(10)).extracting(OutboxEntry::payload).containsExactly("c");
    }

    @Test
    void whatIsPutOffComesLater() {
        test.database()
                .doInTransaction(tx -> outbox.putOff(tx, outbox.take(tx, "t", 1).get(0), Duration.ofDays(1)));
        assertThat(take(10)).extracting(OutboxEntry::payload).containsExactly("b", "c");
        test.database()
                .doInTransaction(tx -> outbox.putOff(tx, outbox.take(tx, "t", 1).get(0), Duration.ZERO));
        assertThat(take(1)).singleElement().extracting(OutboxEntry::attempts).isEqualTo(1);
    }

    @Test
    void topicsAreApart() {
        List<OutboxEntry> other = test.database().inTransaction(tx -> outbox.take(tx, "other", 10));
        assertThat(other).isEmpty();
    }

    @Test
    void addedItemsComeBackAsTheyWereNoted() {
        ItemsAdded added = new ItemsAdded(7, List.of(1L, 2L, 4_294_967_295L));
        test.database().doInTransaction(tx -> added.appendTo(outbox, tx));
        List<OutboxEntry> entries = test.database().inTransaction(tx -> outbox.take(tx, ItemsAdded.TOPIC, 10));
        assertThat(entries).extracting(ItemsAdded::of).containsExactly(added);
    }

    @Test
    void anEntryOfAnotherTopicIsNotAboutAddedItems() {
        assertThatThrownBy(() -> ItemsAdded.of(take(1).get(0))).hasMessageContaining("Not an entry about added items");
    }

    private List<OutboxEntry> take(int limit) {
        return test.database().inTransaction(tx -> outbox.take(tx, "t", limit));
    }
}
