package io.autotag.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BoxRuleTest {

    @ParameterizedTest
    @CsvSource({"0,0,640,480", "-0.5,-0.5,641,481", "10,10,0.1,0.1"})
    void takesBoxesInsideThePicture(float x, float y, float w, float h) {
        assertThat(BoxRule.problem(x, y, w, h, 640, 480)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-0.6,0,10,10", "0,-0.6,10,10", "600,0,40.6,10", "0,400,10,80.6"})
    void refusesBoxesThatReachOverTheEdge(float x, float y, float w, float h) {
        assertThat(BoxRule.problem(x, y, w, h, 640, 480))
                .contains("The box reaches over the edge of the picture of 640 by 480 pixels.");
    }

    @ParameterizedTest
    @CsvSource({"NaN,0,1,1", "0,NaN,1,1", "0,0,Infinity,1", "0,0,1,NaN"})
    void refusesWhatIsNoNumber(float x, float y, float w, float h) {
        assertThat(BoxRule.problem(x, y, w, h, 640, 480)).contains("A box needs four finite numbers.");
    }

    @ParameterizedTest
    @CsvSource({"0,0,0,1", "0,0,1,0", "5,5,-1,1"})
    void refusesBoxesWithoutAnArea(float x, float y, float w, float h) {
        assertThat(BoxRule.problem(x, y, w, h, 640, 480)).contains("A box needs a width and a height above zero.");
    }

    @Test
    void knowsOnlyTwoEdgesOfAPictureOfUnknownSize() {
        assertThat(BoxRule.problem(0, 0, 9_999, 9_999, null, null)).isEmpty();
        assertThat(BoxRule.problem(0, 0, 10, 9_999, 640, null)).isEmpty();
        assertThat(BoxRule.problem(-1, 0, 10, 10, null, null))
                .contains("The box reaches over the edge of the picture.");
        assertThat(BoxRule.problem(0, 0, 700, 10, 640, null)).contains("The box reaches over the edge of the picture.");
    }
}
