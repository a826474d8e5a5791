package io.autotag.compare;

import static io.autotag.compare.Scene.CAR;
import static io.autotag.compare.Scene.TRUCK;
import static io.autotag.compare.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class JudgementTest {

    @Test
    void takesAPersonsWordFirst() {
        Picture picture = new Scene()
                .a(CAR, at(0), 0.9, Said.WRONG)
                .a(CAR, at(50), 0.9, Said.RIGHT)
                .drawn(CAR, at(0))
                .open();

        assertThat(ofA(picture, 0)).isEqualTo(Finding.REFUSED);
        assertThat(ofA(picture, 1)).isEqualTo(Finding.CONFIRMED);
    }

    @Test
    void supportsANewVersionByWhatPeopleConfirmedOfTheOther() {
        Picture picture = new Scene()
                .a(CAR, at(0), 0.9, Said.RIGHT)
                .confirmed(CAR, at(0), 0)
                .b(CAR, at(1), 0.3)
                .open();

        assertThat(ofB(picture, 0)).isEqualTo(Finding.SUPPORTED);
        assertThat(Judgement.ofB(picture).finder(0))
                .isEqualTo(picture.b().claims().get(0));
    }

    @Test
    void contradictsANewVersionByWhatPeopleRejectedOfTheOther() {
        Picture picture = new Scene()
                .a(CAR, at(0), 0.9, Said.WRONG)
                .b(CAR, at(1), 0.3)
                .b(TRUCK, at(1), 0.3)
                .open();

        assertThat(ofB(picture, 0)).isEqualTo(Finding.CONTRADICTED);
        assertThat(ofB(picture, 1)).isEqualTo(Finding.OPEN);
    }

    @Test
    void knowsThatNothingIsThereOnlyOfFinishedPictures() {
        Scene scene = new Scene().b(CAR, at(0), 0.3);

        assertThat(ofB(scene.open(), 0)).isEqualTo(Finding.OPEN);
        assertThat(ofB(scene.finished(), 0)).isEqualTo(Finding.ABSENT);
    }

    @Test
    void knowsOfTagsNothingWhereOnlyBoxesAreKnown() {
        Picture picture = new Scene().b(CAR, null, 0.3).b(CAR, at(0), 0.3).knowing(new Known(true, false));

        assertThat(ofB(picture, 0)).isEqualTo(Finding.OPEN);
        assertThat(ofB(picture, 1)).isEqualTo(Finding.ABSENT);
        assertThat(Disagreements.of(picture).open())
                .extracting(open -> open.pair().leading().region())
                .containsOnlyNulls()
                .hasSize(1);
    }

    @Test
    void givesAnAnnotationToTheBestScoreOnly() {
        Picture picture = new Scene()
                .b(CAR, at(0), 0.3)
                .b(CAR, at(1), 0.8)
                .drawn(CAR, at(0))
                .finished();

        assertThat(ofB(picture, 0)).isEqualTo(Finding.ABSENT);
        assertThat(ofB(picture, 1)).isEqualTo(Finding.SUPPORTED);
    }

    @Test
    void leavesAConfirmedClaimItsOwnAnnotation() {
        Picture picture = new Scene()
                .a(CAR, at(0), 0.1, Said.RIGHT)
                .a(CAR, at(1), 0.9)
                .confirmed(CAR, at(40), 0)
                .finished();

        assertThat(Judgement.ofA(picture).finder(0))
                .isEqualTo(picture.a().claims().get(0));
        assertThat(ofA(picture, 1)).isEqualTo(Finding.ABSENT);
    }

    @Test
    void meetsTagsByTheirLabelAndNeverBoxes() {
        Picture picture = new Scene()
                .b(CAR, null, 0.3)
                .b(CAR, at(0), 0.3)
                .drawn(CAR, null)
                .open();

        assertThat(ofB(picture, 0)).isEqualTo(Finding.SUPPORTED);
        assertThat(ofB(picture, 1)).isEqualTo(Finding.OPEN);
    }

    @Test
    void leavesOpenWhatMayBeOneOfACrowd() {
        Picture picture = new Scene()
                .b(CAR, at(5), 0.3)
                .b(TRUCK, at(5), 0.3)
                .crowd(CAR, new Region(0, 0, 100, 20))
                .finished();

        assertThat(ofB(picture, 0)).isEqualTo(Finding.OPEN);
        assertThat(ofB(picture, 1)).isEqualTo(Finding.ABSENT);
    }

    @Test
    void givesWhatWasImportedToTheConfirmedClaimOfTheSame() {
        Picture picture = new Scene()
                .a(CAR, at(0), 0.1, Said.RIGHT)
                .a(CAR, at(1), 0.9)
                .drawn(CAR, at(0))
                .finished();

        assertThat(Judgement.ofA(picture).finder(0))
                .isEqualTo(picture.a().claims().get(0));
        assertThat(ofA(picture, 1)).isEqualTo(Finding.ABSENT);
    }

    private static Finding ofA(Picture picture, int nth) {
        return Judgement.ofA(picture).of(picture.a().claims().get(nth));
    }

    private static Finding ofB(Picture picture, int nth) {
        return Judgement.ofB(picture).of(picture.b().claims().get(nth));
    }
}
