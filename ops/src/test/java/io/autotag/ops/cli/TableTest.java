package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

    private final Table table = new Table().text("LABEL").number("SCORE").text("FILE");

    @Test
    void alignsTextLeftAndNumbersRight() {
        table.row("boat", "0.41", "venice.jpg").row("person", "-0.2", "desk.jpg");
        assertThat(table.lines(80, "…"))
                .containsExactly("LABEL   SCORE  FILE", "boat     0.41  venice.jpg", "person   -0.2  desk.jpg");
    }

    @Test
    void cutsTheWidestTextToFit() {
        table.row("boat", "0.41", "a-very-long-file-name-of-a-photo.jpg");
        assertThat(table.lines(30, "…")).containsExactly("LABEL  SCORE  FILE", "boat    0.41  a-very-long-fil…");
    }

    @Test
    void neverCutsNumbers() {
        Table numbers = new Table().number("BYTES").text("NAME").row("12345678901234567890", "ab");
        assertThat(numbers.lines(12, "…").get(1)).isEqualTo("12345678901234567890  ab");
    }

    @Test
    void refusesARowThatDoesNotFitTheColumns() {
        assertThatThrownBy(() -> table.row("boat")).hasMessage("1 cells for 3 columns");
    }
}
