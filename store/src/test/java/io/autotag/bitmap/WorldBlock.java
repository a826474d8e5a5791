package io.autotag.bitmap;

import io.autotag.query.Field;
import io.autotag.query.RandomWorld;
import io.autotag.query.TagLevel;
import io.autotag.query.World;
import io.autotag.query.cell.ScoreBuckets;
import io.autotag.query.names.NamedPlace;
import io.autotag.query.names.NamedSet;
import io.autotag.query.names.Names;
import io.autotag.query.names.SavedQuery;
import io.autotag.query.names.TextMatch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A world as a block, and its names; ids are places in the lists of {@link RandomWorld}. */
final class WorldBlock implements Names {

    private final World world;

    WorldBlock(World world) {
        this.world = world;
    }

    Block block() {
        Block block = Block.empty(0);
        Bits everyItem = Bits.of(IntStream.range(0, Bits.SIZE)
                .collect(StringBuilder::new, (all, one) -> all.append((char) one), StringBuilder::append)
                .toString()
                .toCharArray());
        for (int set = 0; set < RandomWorld.SETS.size(); set++) {
            block = block.withPredictions(set, everyItem, entries(set));
        }
        return block.withFacts(everyItem, facts());
    }

    private long[] entries(int number) {
        World.PredictionSet set = RandomWorld.SETS.get(number);
        List<Long> entries = new ArrayList<>();
        for (World.Item item : world.items()) {
            if (item.lookedAtBy().contains(set)) {
                entries.add(Block.entry(PredictionCell.LOOKED_AT, item.number()));
            }
            item.predictions().stream()
                    .filter(prediction -> prediction.set().equals(set))
                    .map(prediction -> Block.entry(cell(prediction), item.number()))
                    .forEach(entries::add);
        }
        return entries.stream().mapToLong(Long::longValue).toArray();
    }

    private static long cell(World.Prediction prediction) {
        return PredictionCell.of(
                prediction.level() == TagLevel.IMAGE ? 0 : 1,
                RandomWorld.LABELS.indexOf(prediction.label()),
                Field.AUTOTAG_STATUS.choices().indexOf(prediction.status()),
                bucket(prediction.score()));
    }

    private static int bucket(float score) {
        int bucket = ScoreBuckets.COUNT - 1;
        while (ScoreBuckets.floor(bucket) > score) {
            bucket--;
        }
        return bucket;
    }

    private Facts facts() {
        List<Long> entries = new ArrayList<>();
        Map<String, Map<Value, Bits>> values = new HashMap<>();
        for (World.Item item : world.items()) {
            facts(item).map(cell -> Block.entry(cell, item.number())).forEach(entries::add);
            Bits one = Bits.of(new char[] {(char) item.number()});
            item.metadata().forEach((key, value) -> put(values, Facts.METADATA + key, value(value), one));
            item.width().ifPresent(width -> put(values, Facts.WIDTH, value(width), one));
            item.height().ifPresent(height -> put(values, Facts.HEIGHT, value(height), one));
        }
        return Facts.of(
                entries.stream().mapToLong(Long::longValue).toArray(),
                ValueMap.of(values, Set.of()),
                world.items().stream()
                        .map(World.Item::createdAt)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                world.items().stream()
                        .map(World.Item::createdAt)
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    private static Stream<Long> facts(World.Item item) {
        List<Long> cells = new ArrayList<>();
        cells.add(Fact.DATASET.cell(RandomWorld.DATASETS.indexOf(item.dataset())));
        item.slices().forEach(slice -> cells.add(Fact.SLICE.cell(RandomWorld.SLICES.indexOf(slice))));
        if (!item.review().status().equals("unreviewed")) {
            cells.add(Fact.ofReview(item.review().status()));
        }
        item.review().reviewer().ifPresent(login -> cells.add(Fact.REVIEWER.cell(RandomWorld.LOGINS.indexOf(login))));
        item.annotations()
                .forEach(one -> cells.add(Fact.ANNOTATION.cell(2L * RandomWorld.LABELS.indexOf(one.label())
                        + (one.type().equals("bounding_box") ? 1 : 0))));
        return cells.stream();
    }

    private static void put(Map<String, Map<Value, Bits>> values, String key, Value value, Bits item) {
        values.computeIfAbsent(key, unknown -> new HashMap<>()).merge(value, item, Bits::or);
    }

    private static Value value(Object value) {
        if (value instanceof Number number) {
            return new Value(Value.Type.NUMBER, new BigDecimal(number.toString()).toPlainString());
        }
        return new Value(value instanceof Boolean ? Value.Type.BOOLEAN : Value.Type.STRING, value.toString());
    }

    @Override
    public long projectId() {
        return 1;
    }

    @Override
    public List<NamedSet> sets() {
        return IntStream.range(0, RandomWorld.SETS.size())
                .mapToObj(number -> {
                    World.PredictionSet set = RandomWorld.SETS.get(number);
                    return new NamedSet(
                            number,
                            (short) 0,
                            NamedSet.NOWHERE,
                            set.visible(),
                            set.model(),
                            set.version(),
                            set.trainingSet().orElse(""));
                })
                .toList();
    }

    @Override
    public List<NamedPlace> datasets() {
        return IntStream.range(0, RandomWorld.DATASETS.size())
                .mapToObj(number -> new NamedPlace(
                        number,
                        RandomWorld.DATASETS.get(number).slug(),
                        RandomWorld.DATASETS.get(number).name()))
                .toList();
    }

    @Override
    public int[] labels(TextMatch match) {
        return LongStream.of(matching(RandomWorld.LABELS, match, List::of))
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    @Override
    public long[] slices(TextMatch match) {
        return matching(RandomWorld.SLICES, match, slice -> List.of(slice.slug(), slice.name()));
    }

    @Override
    public List<SavedQuery> savedQueries() {
        return List.of();
    }

    @Override
    public long[] users(TextMatch match) {
        return matching(RandomWorld.LOGINS, match, List::of);
    }

    @Override
    public int[] runs(TextMatch match) {
        return new int[0];
    }

    private static <T> long[] matching(List<T> all, TextMatch match, Function<T, List<String>> names) {
        return LongStream.range(0, all.size())
                .filter(number -> names.apply(all.get((int) number)).stream().anyMatch(match::matches))
                .toArray();
    }
}
