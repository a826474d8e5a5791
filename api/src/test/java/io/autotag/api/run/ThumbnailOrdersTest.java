package io.autotag.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.workflow.ThumbnailRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ThumbnailOrdersTest {

    private final List<ThumbnailRequest> errands = new ArrayList<>();

    @Test
    void anErrandThatCouldNotBeginLeavesRoomForTheNext() {
        ThumbnailOrders orders = new ThumbnailOrders(this::refuseTen);
        for (int i = 0; i < 10; i++) {
            CompletableFuture<Void> refused = orders.order("picture " + i);
            orders.pass();
            assertThat(refused).isCompletedExceptionally();
        }
        CompletableFuture<Void> made = orders.order("picture 0");
        orders.pass();
        assertThat(made).isCompleted();
    }

    @Test
    void aHandfulOfErrandsIsUnderWayAtOnce() {
        ThumbnailOrders orders = new ThumbnailOrders(errand -> {
            errands.add(errand);
            return new CompletableFuture<>();
        });
        List<CompletableFuture<Void>> ordered = IntStream.range(0, 10 * ThumbnailRequest.MOST)
                .mapToObj(i -> orders.order("picture " + i))
                .toList();
        orders.pass();
        assertThat(errands).hasSize(4);
        assertThat(ordered).noneMatch(CompletableFuture::isDone);
    }

    private CompletableFuture<Void> refuseTen(ThumbnailRequest errand) {
        errands.add(errand);
        if (errands.size() <= 10) {
            throw new IllegalArgumentException("no such namespace");
        }
        return CompletableFuture.completedFuture(null);
    }
}
