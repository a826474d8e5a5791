package io.autotag.store;

import io.autotag.review.AttributeRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Labels as one value of a statement, however many they are. */
final class TaxonomyJson {

    private TaxonomyJson() {}

    /** @param first position of the first */
    static String labels(List<ProjectLabel> labels, int first) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (ProjectLabel label : labels) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("name", label.name());
            row.put("position", first + rows.size());
            row.put("colour", label.colour());
            row.put("hot_key", label.hotKey());
            rows.add(row);
        }
        return JsonText.of(rows);
    }

    /** The attributes of all of them, each with its label and its position there. */
    static String attributes(List<ProjectLabel> labels) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (ProjectLabel label : labels) {
            int position = 0;
            for (AttributeRule rule : label.attributes().rules()) {
                rows.add(attribute(label, rule, position));
                position++;
            }
        }
        return JsonText.of(rows);
    }

    private static Map<String, @Nullable Object> attribute(ProjectLabel label, AttributeRule rule, int position) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("label", label.name());
        row.put("name", rule.name());
        row.put("position", position);
        row.put("kind", Words.of(rule.kind()));
        row.put("choices", rule.choices());
        row.put("minimum", rule.minimum());
        row.put("maximum", rule.maximum());
        return row;
    }
}
