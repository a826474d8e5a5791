package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.image.Placement;
import io.autotag.image.TensorSpec;
import io.autotag.mask.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PictureTagsTest {
    private static ModelCard card(String head, String labels, String more) {
        return ModelCard.parse(
                """
                name: harbour
                head: %s
                labels: %s
                input: {size: 100, layout: NCHW, scale: 1}
                """
                                .formatted(head, labels)
                        + more);
    }

    private static Placement placement(ModelCard card, int width, int height) {
        return Placement.of(width, height, card.input().spec(TensorSpec.ElementType.FLOAT32));
    }

    private static List<Tag> tags(ModelCard card, float... p) throws ItemProblem {
        Candidates found = new Candidates(card.labels().size(), card.keepAbove());
        for (int label = 0; label < p.length; label++) {
            found.add(label, p[label]);
        }
        return new PictureTags(card).of(found, placement(card, 100, 100), Masks.NONE);
    }

    @Test
    void saysOfEveryLabelOfAFewWhetherItApplies() throws ItemProblem {
        ModelCard card = card("classifier-softmax", "[a, b, c]", "top_k: 1");
        assertThat(tags(card, 0.1f, 0.9f, 0)).extracting(Tag::label).containsExactly("b", "a", "c");
    }

    @Test
    void keepsTheBestAndAllAtTheirThresholdOfMany() throws ItemProblem {
        ModelCard card = card("classifier-sigmoid", "coco-80", "top_k: 2\nthresholds: {default: 0.5, car: 0.2}");
        assertThat(tags(card, 0.6f, 0.3f, 0.2f, 0.5f, 0.4f, 0.1f))
                .extracting(Tag::label)
                .containsExactly("person", "motorcycle", "car");
    }

    @Test
    void dropsWhatTheCardDoesNotWantToKeep() throws ItemProblem {
        ModelCard card = card("classifier-sigmoid", "[a, b, c]", "keep_above: 0.3");
        assertThat(tags(card, 0.3f, 0.29f, 0.9f)).extracting(Tag::label).containsExactly("c", "a");
    }

    @Test
    void refusesAClassThatHasNoLabel() {
        ModelCard card = card("classifier-sigmoid", "[a, b]", "");
        assertThatThrownBy(() -> tags(card, 0.1f, 0.1f, 0.1f))
                .isInstanceOf(ItemProblem.class)
                .hasMessage("The model answered with class 2 (counted from 0), but its card has only 2 labels.");
    }

    @Test
    void bringsBoxesBackToTheUprightPicture() throws ItemProblem {
        ModelCard card = card("yolo-v8", "[a]", "");
        Candidates found = new Candidates(1, 0);
        found.add(0, 0.5f, 10, 35, 60, 60);
        Tag tag = new PictureTags(card)
                .of(found, placement(card, 400, 200), Masks.NONE)
                .get(0);
        assertThat(tag.box()).isEqualTo(new Box(40, 40, 200, 100));
        assertThat(tag.level()).isEqualTo(Level.OBJECT);
    }

    @Test
    void asksForTheMasksOfKeptBoxesAndGivesNoMoreThanHaveRoom() throws ItemProblem {
        ModelCard card = card("yolo-seg", "[a]", "");
        Candidates found = new Candidates(1, 0);
        for (int i = 0; i < 90; i++) {
            found.add(0, 0.9f - i / 200f, i, 0, i + 1, 100);
            found.placeLast(3 * i);
            found.add(0, 0.1f, i, 0, i + 1, 99);
            found.placeLast(-1);
        }
        List<Integer> asked = new ArrayList<>();
        Masks masks = (place, box, placement) -> {
            asked.add(place);
            return place == 3 ? Optional.empty() : Optional.of(new Mask(0, 0, 1, 1, 1, "0".repeat(8_192)));
        };
        List<Tag> tags = new PictureTags(card).of(found, placement(card, 100, 100), masks);
        assertThat(tags).hasSize(90).filteredOn(tag -> tag.mask() != null).hasSize(32);
        assertThat(asked).hasSize(33).startsWith(0, 3, 6).doesNotContain(-1);
        assertThat(tags.get(1).mask()).isNull();
        assertThat(tags.get(32).mask()).isNotNull();
    }

    @Test
    void clipsBoxesAtTheEdgesAndDropsThoseOutside() {
        Placement placement = placement(card("yolo-v8", "[a]", ""), 100, 100);
        assertThat(PictureTags.upright(Box.ofCorners(-10, -5, 50, 500), placement))
                .isEqualTo(Optional.of(new Box(0, 0, 50, 100)));
        assertThat(PictureTags.upright(Box.ofCorners(100, 0, 120, 50), placement))
                .isEmpty();
        assertThat(PictureTags.upright(Box.ofCorners(10, 10, 10, 50), placement))
                .isEmpty();
        assertThat(PictureTags.upright(Box.ofCorners(50, 50, 10, 10), placement))
                .isEmpty();
    }

    @Test
    void keepsEveryBoxInsideThePictureInSpiteOfRounding() {
        Random random = new Random(5);
        ModelCard card = card("yolo-v8", "[a]", "");
        for (int i = 0; i < 5_000; i++) {
            int width = 1 + random.nextInt(9_999);
            int height = 1 + random.nextInt(9_999);
            Box box = Box.ofCorners(random.nextFloat() * 99, random.nextFloat() * 99, 120, 120);
            PictureTags.upright(box, placement(card, width, height)).ifPresent(upright -> {
                assertThat(upright.right()).isLessThanOrEqualTo(width);
                assertThat(upright.bottom()).isLessThanOrEqualTo(height);
            });
        }
    }
}
