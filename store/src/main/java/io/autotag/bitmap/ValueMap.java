package io.autotag.bitmap;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The items of a block by the values of their keys; immutable. A key with more than {@value #MOST_VALUES} values in the
 * block, or a very long one, is not followed, nor is any key beyond the first {@value #MOST_KEYS}.
 */
public final class ValueMap {
    public static final int MOST_VALUES = 100;
    public static final int MOST_KEYS = 200;

    private static final int LONGEST_VALUE = 200;

    static final ValueMap EMPTY = new ValueMap(Map.of(), Set.of());

    private final Map<String, Map<Value, Bits>> keys;
    private final Set<String> unfollowed;

    private ValueMap(Map<String, Map<Value, Bits>> keys, Set<String> unfollowed) {
        this.keys = keys;
        this.unfollowed = Set.copyOf(unfollowed);
    }

    /**
     * @param keys values of some items
     * @param unfollowed keys with too many values
     */
    public static ValueMap of(Map<String, Map<Value, Bits>> keys, Set<String> unfollowed) {
        Map<String, Map<Value, Bits>> followed = new HashMap<>();
        Set<String> others = new HashSet<>(unfollowed);
        keys.forEach((key, values) -> {
            if (others.contains(key) || followed.size() == MOST_KEYS || !canFollow(values)) {
                others.add(key);
            } else if (!values.isEmpty()) {
                followed.put(key, Map.copyOf(values));
            }
        });
        return new ValueMap(followed, others);
    }

    private static boolean canFollow(Map<Value, Bits> values) {
        return values.size() <= MOST_VALUES
                && values.keySet().stream().allMatch(value -> value.text().length() <= LONGEST_VALUE);
    }

    /** These values, with the touched items having the given ones instead of those they had. */
    ValueMap replaced(Bits touched, ValueMap now) {
        Map<String, Map<Value, Bits>> merged = new HashMap<>();
        keys.forEach((key, values) -> {
            Map<Value, Bits> left = new HashMap<>();
            values.forEach((value, items) -> put(left, value, items.andNot(touched)));
            merged.put(key, left);
        });
        now.keys.forEach((key, values) -> {
            Map<Value, Bits> all = merged.computeIfAbsent(key, unknown -> new HashMap<>());
            values.forEach((value, items) -> put(all, value, items));
        });
        Set<String> others = new HashSet<>(unfollowed);
        others.addAll(now.unfollowed);
        return of(merged, others);
    }

    private static void put(Map<Value, Bits> values, Value value, Bits items) {
        if (!items.isEmpty()) {
            values.merge(value, items, Bits::or);
        }
    }

    /** The values of a key with their items; nothing when it is not followed, an empty map when no item has it. */
    Optional<Map<Value, Bits>> of(String key) {
        return unfollowed.contains(key) ? Optional.empty() : Optional.of(keys.getOrDefault(key, Map.of()));
    }

    Map<String, Map<Value, Bits>> keys() {
        return keys;
    }

    Set<String> unfollowed() {
        return unfollowed;
    }

    long sizeInBytes() {
        return keys.values().stream()
                .flatMap(values -> values.values().stream())
                .mapToLong(items -> 100L + items.sizeInBytes())
                .sum();
    }
}
