package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{0: 'cat', 1: 'sea lion', 2: \"driver's seat\"}",
                "{\"2\": \"driver's seat\", \"0\": \"cat\", \"1\": \"sea lion\"}",
                "['cat', 'sea lion', \"driver's seat\"]",
                " [\"cat\",\n \"sea lion\",\n \"driver's seat\"]\n",
                "cat\nsea lion\ndriver's seat\n",
                "cat\r\n sea lion\r\ndriver's seat",
                "cat, sea lion,driver's seat",
                "cat,sea lion,driver's seat,"
            })
    void readsEveryForm(String text) {
        assertThat(LabelText.read(text)).contains(List.of("cat", "sea lion", "driver's seat"));
    }

    @Test
    void keepsCommasWithinLinesAndNumbersThatAreNames() {
        assertThat(LabelText.read("hen, brown\nhen, white")).contains(List.of("hen, brown", "hen, white"));
        assertThat(LabelText.read("0,1,2")).contains(List.of("0", "1", "2"));
        assertThat(LabelText.read("['boat']")).contains(List.of("boat"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "80",
                "coco",
                "https://example.org/labels.txt",
                "cat,,dog",
                "cat\n\ndog",
                "{'cat': 0, 'dog': 1}",
                "{0: 'cat', 2: 'dog'}",
                "['cat', ' ']",
                "[cat, dog]",
                "a\tb,c"
            })
    void saysNothingOfWhatIsNoListOfNames(String text) {
        assertThat(LabelText.read(text)).isEmpty();
    }

    @Test
    void readsNoMoreNamesThanACardMayHave() {
        assertThat(LabelText.read("a,".repeat(CardLabels.MOST))).isPresent();
        assertThat(LabelText.read("a,".repeat(CardLabels.MOST + 1))).isEmpty();
    }
}
