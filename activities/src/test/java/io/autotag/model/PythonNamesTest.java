package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PythonNamesTest {
    private static List<String> read(String literal) {
        return PythonNames.read(literal).orElseThrow();
    }

    @Test
    void readsWhatUltralyticsWrites() {
        assertThat(read("{0: 'person', 1: \"driver's seat\", 2: 'traffic light'}"))
                .containsExactly("person", "driver's seat", "traffic light");
    }

    @Test
    void readsListsJsonAndBareNumbers() {
        assertThat(read("['person', 'bicycle',]")).containsExactly("person", "bicycle");
        assertThat(read("{\"0\": \"a\", \"1\": \"b\"}")).containsExactly("a", "b");
        assertThat(read(" { 0 : 0 , 1 : '1' } ")).containsExactly("0", "1");
    }

    @Test
    void putsNamesInTheOrderOfTheirNumbers() {
        assertThat(read("{2: 'c', 0: 'a', 1: 'b'}")).containsExactly("a", "b", "c");
    }

    @Test
    void readsEscapes() {
        assertThat(read("['it\\'s', 'a\\\\b', '\\xe9', '\\u6f22', '\\U0001F6B2', 'x\\ty\\n']"))
                .containsExactly("it's", "a\\b", "é", "漢", "🚲", "x\ty\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "person",
                "{0: 'a'",
                "{0 'a'}",
                "{0: 'a', 0: 'b'}",
                "{1: 'a'}",
                "{-1: 'a'}",
                "{0: 'a', 2: 'c'}",
                "{'x': 'a'}",
                "{9999999999: 'a'}",
                "['a' 'b']",
                "['a'] and more",
                "['a",
                "['\\",
                "['\\x4']",
                "['\\uZZZZ']",
                "['\\UFFFFFFFF']",
                "[None]",
                "__import__('os')"
            })
    void saysNothingOfWhatIsNoSuchLiteral(String text) {
        assertThat(PythonNames.read(text)).isEmpty();
    }

    @Test
    void survivesAnyText() {
        Random random = new Random(3);
        String letters = "{}[]:,'\"\\ x01aUu\n";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "{0:" : "[");
            random.ints(random.nextInt(12), 0, letters.length()).forEach(at -> text.append(letters.charAt(at)));
            assertThat(PythonNames.read(text.toString())).isNotNull();
        }
    }
}
