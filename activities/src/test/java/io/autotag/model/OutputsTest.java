package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The answers to the first of several pictures. */
final class OutputsTest {

    private static final Output EACH = Output.of("each", new int[] {2, 3}, 1, 2, 3, 4, 5, 6);

    @Test
    void takesTheFirstPartOfEach() {
        Outputs first = new Outputs(List.of(EACH, Output.of("other", new int[] {2}, 7, 8))).toFirstOf(2);
        assertThat(first.shown()).isEqualTo("each [1, 3], other [1]");
        assertThat(first.named("each").values()).startsWith(1, 2, 3);
        assertThat(first.named("other").values()).startsWith(7);
    }

    @Test
    void leavesAnswersThatAreNotOneForEachPicture() {
        assertThat(new Outputs(List.of(EACH)).toFirstOf(3).shown()).isEqualTo("each [2, 3]");
        Outputs withOne = new Outputs(List.of(EACH, Output.of("one", new int[0], 7)));
        assertThat(withOne.toFirstOf(2)).isSameAs(withOne);
    }
}
