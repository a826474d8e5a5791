package io.autotag.bitmap;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What is known of {@value Bits#SIZE} items with neighbouring ids; immutable, but for what it remembers of itself. */
public final class Block {
    /** What a block remembers takes at most so much, or a part of its own size. */
    private static final long REMEMBERED_BYTES = 1 << 18;

    private static final int REMEMBERED_PART = 4;

    /** About what an entry takes besides its items. */
    private static final long ENTRY_BYTES = 100;

    private final int number;
    private final Facts facts;
    private final Map<Integer, CellMap> sets;
    private final ConcurrentMap<Object, Span> remembered = new ConcurrentHashMap<>();
    private final ConcurrentMap<Object, int[]> rememberedCounts = new ConcurrentHashMap<>();
    private final AtomicLong rememberedBytes = new AtomicLong();
    private final ConcurrentMap<Integer, Set<Integer>> labels = new ConcurrentHashMap<>();
    private final long ownBytes;
    private final long mostRemembered;

    private Block(int number, Facts facts, Map<Integer, CellMap> sets) {
        this.number = number;
        this.facts = facts;
        this.sets = Map.copyOf(sets);
        this.ownBytes = facts.sizeInBytes()
                + this.sets.values().stream().mapToLong(CellMap::sizeInBytes).sum();
        this.mostRemembered = Math.max(REMEMBERED_BYTES, ownBytes / REMEMBERED_PART);
    }

    /** @param number the ids of its items divided by {@value Bits#SIZE} */
    public static Block empty(int number) {
        return new Block(number, Facts.NONE, Map.of());
    }

    /** Which block an item stands in. */
    public static int of(long itemId) {
        return (int) (itemId >>> CellMap.ITEM_BITS);
    }

    public int number() {
        return number;
    }

    /** The id of an item of this block. */
    public long itemId(int item) {
        return ((long) number << CellMap.ITEM_BITS) | item;
    }

    /**
     * This block, with the touched items having these predictions of the set and no others.
     *
     * @param entries for each prediction {@link #entry}
     */
    public Block withPredictions(int set, Bits touched, long[] entries) {
        Map<Integer, CellMap> changed = new HashMap<>(sets);
        CellMap now = CellMap.of(entries);
        changed.merge(set, now, (before, same) -> before.replaced(touched, now));
        return new Block(number, facts, changed);
    }

    /** This block, with these facts about the touched items and no others. */
    public Block withFacts(Bits touched, Facts now) {
        return new Block(number, facts.replaced(touched, now), sets);
    }

    /**
     * This block, with the touched items having these facts of what people decided and no others.
     *
     * @param entries for each such fact {@link #entry}
     */
    public Block withReviews(Bits touched, long[] entries) {
        return new Block(number, facts.reviewed(touched, CellMap.of(entries)), sets);
    }

    /** The entry of an item in a cell. */
    public static long entry(long cell, long itemId) {
        return (cell << CellMap.ITEM_BITS) | (itemId & (Bits.SIZE - 1));
    }

    /** The sets of which something is known here. */
    public Set<Integer> setIds() {
        return sets.keySet();
    }

    Facts facts() {
        return facts;
    }

    CellMap set(int set) {
        return sets.getOrDefault(set, CellMap.EMPTY);
    }

    Map<Integer, CellMap> sets() {
        return sets;
    }

    static Block of(int number, Facts facts, Map<Integer, CellMap> sets) {
        return new Block(number, facts, sets);
    }

    /** What was found once is found again as long as the block does not change. */
    Span remember(Object question, Supplier<Span> answer) {
        Span known = remembered.get(question);
        if (known != null) {
            return known;
        }
        Span found = answer.get();
        makeRoom(ENTRY_BYTES + found.sizeInBytes());
        remembered.put(question, found);
        return found;
    }

    /**
     * The same of counts, where there are any.
     *
     * @param questionBytes how much memory the question takes
     */
    Optional<int[]> rememberCounts(Object question, int questionBytes, Supplier<Optional<int[]>> answer) {
        int[] known = rememberedCounts.get(question);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<int[]> found = answer.get();
        found.ifPresent(counts -> {
            makeRoom(ENTRY_BYTES + questionBytes + (long) Integer.BYTES * counts.length);
            rememberedCounts.put(question, counts);
        });
        return found;
    }

    private void makeRoom(long bytes) {
        if (rememberedBytes.addAndGet(bytes) > mostRemembered) {
            remembered.clear();
            rememberedCounts.clear();
            rememberedBytes.set(bytes);
        }
    }

    boolean remembers(Object question) {
        return remembered.containsKey(question);
    }

    /** Frees what it remembers, which is found again when somebody asks. */
    public void forget() {
        remembered.clear();
        rememberedCounts.clear();
        rememberedBytes.set(0);
        sets.values().forEach(CellMap::forget);
    }

    /** The labels that predictions of the level have here: 0 for images, 1 for objects. */
    public Set<Integer> labels(int level) {
        return labels.computeIfAbsent(level, this::findLabels);
    }

    private Set<Integer> findLabels(int level) {
        Set<Integer> labels = new HashSet<>();
        for (CellMap cells : sets.values()) {
            long end = PredictionCell.first(level + 1, 0);
            OptionalLong cell = cells.firstFrom(PredictionCell.first(level, 0));
            while (cell.isPresent() && cell.getAsLong() < end) {
                int label = PredictionCell.label(cell.getAsLong());
                labels.add(label);
                cell = cells.firstFrom(PredictionCell.first(level, label) + PredictionCell.OF_A_LABEL);
            }
        }
        return Set.copyOf(labels);
    }

    /** The slices that items here stand in. */
    public Set<Long> slices() {
        Set<Long> slices = new HashSet<>();
        facts.cells()
                .forEach(Fact.SLICE.first(), Fact.SLICE.end(), (cell, items) -> slices.add(cell - Fact.SLICE.first()));
        return slices;
    }

    /** The values that the items' metadata has under the key; nothing when there are too many to be followed. */
    public Optional<Set<Value>> metadata(String key) {
        return facts.values().of(Facts.METADATA + key).map(Map::keySet);
    }

    /** About how many bytes of memory it takes, with what it remembers. */
    public long sizeInBytes() {
        return ownBytes
                + rememberedBytes.get()
                + sets.values().stream().mapToLong(CellMap::rememberedBytes).sum();
    }
}
