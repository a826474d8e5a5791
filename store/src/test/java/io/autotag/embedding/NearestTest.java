package io.autotag.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.autotag.embedding.Nearest.Neighbour;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class NearestTest {

    @Test
    void keepsTheMostSimilarWhateverTheOrderTheyComeIn() {
        Random random = new Random(5);
        List<Neighbour> all = LongStream.range(0, 1_000)
                .mapToObj(item -> new Neighbour(item, random.nextInt(40) / 40f))
                .toList();
        Nearest nearest = new Nearest(70);
        all.forEach(one -> nearest.add(one.item(), one.similarity()));
        assertThat(nearest.seen()).isEqualTo(1_000);
        assertThat(nearest.best())
                .isEqualTo(all.stream()
                        .sorted(Comparator.comparing(Neighbour::similarity)
                                .thenComparing(Neighbour::item)
                                .reversed())
                        .limit(70)
                        .toList());
    }

    @Test
    void givesAllWhereThereAreFew() {
        Nearest nearest = new Nearest(3);
        nearest.add(7, -1);
        nearest.add(8, 0.5f);
        assertThat(nearest.best()).containsExactly(new Neighbour(8, 0.5f), new Neighbour(7, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Nearest(0));
    }
}
