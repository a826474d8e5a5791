package io.autotag.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The labels of an export by number, from 0: the project's in their order, and then what came up besides. */
final class Categories {

    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    Categories(List<String> labels) {
        labels.forEach(this::numberOf);
    }

    int numberOf(String label) {
        Integer known = numbers.putIfAbsent(label, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    /** By their numbers. */
    List<String> labels() {
        return List.copyOf(numbers.keySet());
    }
}
