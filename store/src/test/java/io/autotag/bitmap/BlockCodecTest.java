package io.autotag.bitmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.query.Query;
import io.autotag.query.QueryException;
import io.autotag.query.RandomTrees;
import io.autotag.query.RandomWorld;
import io.autotag.query.Seeds;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class BlockCodecTest {

    private static final int QUERIES = 500;

    @Test
    void aBlockReadBackAnswersTheSame() {
        Random random = new Random(Seeds.next("block codec"));
        WorldBlock names = new WorldBlock(new RandomWorld(random).world(60));
        Block block = names.block();
        Block read = readBack(block);
        RandomTrees trees = new RandomTrees(random);
        for (int i = 0; i < QUERIES; i++) {
            String text = trees.text(2);
            parsed(text)
                    .ifPresent(query ->
                            assertThat(answer(names, query, read)).as(text).isEqualTo(answer(names, query, block)));
        }
    }

    @Test
    void fewAndManyItemsKeepTheirPlaces() {
        for (int count : new int[] {0, 1, 4_096, 4_097, Bits.SIZE}) {
            long[] entries = LongStream.range(0, count)
                    .map(item -> Block.entry(7, Bits.SIZE - 1 - item))
                    .toArray();
            Block block = Block.empty(3).withPredictions(1, Bits.NONE, entries);
            Block read = BlockCodec.withPredictions(Block.empty(3), 1, BlockCodec.predictions(block, 1));
            assertThat(read.set(1).get(7).toArray())
                    .isEqualTo(IntStream.range(Bits.SIZE - count, Bits.SIZE).toArray());
        }
    }

    @Test
    void keysThatAreNotFollowedStayUnknown() {
        Facts facts = Facts.of(new long[0], ValueMap.of(Map.of(), Set.of("metadata.scene")), null, null);
        Block block = Block.empty(0).withFacts(Bits.NONE, facts);
        assertThat(BlockCodec.withFacts(Block.empty(0), BlockCodec.facts(block))
                        .facts()
                        .values()
                        .of("metadata.scene"))
                .isEmpty();
    }

    @Test
    void aBlockCutOffIsRefused() {
        byte[] cut = {5, 1};
        assertThatThrownBy(() -> BlockCodec.withPredictions(Block.empty(0), 1, cut))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("A saved block is damaged.");
    }

    private static Block readBack(Block block) {
        Block read = BlockCodec.withFacts(Block.empty(block.number()), BlockCodec.facts(block));
        for (int set : block.sets().keySet()) {
            read = BlockCodec.withPredictions(read, set, BlockCodec.predictions(block, set));
        }
        return read;
    }

    private static String answer(WorldBlock names, Query query, Block block) {
        Span span = new BlockQuery(names).of(query.condition(), block);
        return span.sure() + " of " + span.possible();
    }

    private static Optional<Query> parsed(String text) {
        try {
            return Optional.of(Query.parse(text));
        } catch (QueryException refused) {
            return Optional.empty();
        }
    }
}
