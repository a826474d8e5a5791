package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The lists that everybody knows, at the numbers that everybody uses. */
final class LabelSetsTest {

    private static List<String> named(String key) {
        return LabelSets.named(key).orElseThrow();
    }

    @Test
    void numbersCocoAsDetectorsDo() {
        List<String> coco = named("coco-80");
        assertThat(coco).hasSize(80).doesNotHaveDuplicates();
        assertThat(List.of(coco.get(0), coco.get(8), coco.get(15), coco.get(41), coco.get(79)))
                .containsExactly("person", "boat", "cat", "cup", "toothbrush");
    }

    @Test
    void numbersCocoAsCocoDoes() {
        List<String> coco = named("coco-91");
        assertThat(coco).hasSize(91);
        assertThat(List.of(coco.get(0), coco.get(1), coco.get(12), coco.get(17), coco.get(90)))
                .containsExactly("N/A", "person", "N/A", "cat", "toothbrush");
        assertThat(coco.stream().filter(name -> !name.equals("N/A"))).containsExactlyElementsOf(named("coco-80"));
    }

    @Test
    void namesThousandClassesOfImageNet() {
        List<String> names = named("imagenet-1k");
        assertThat(names).hasSize(1_000).allMatch(CardLabels::isName).doesNotHaveDuplicates();
        assertThat(IntStream.of(0, 281, 999).mapToObj(names::get)).containsExactly("tench", "tabby", "toilet tissue");
    }

    @Test
    void namesTwentyClassesOfPascalVoc() {
        assertThat(new HashSet<>(named("voc-20"))).hasSize(20).contains("aeroplane", "tvmonitor");
    }

    @Test
    void proposesTheListOfTheRightLength() {
        assertThat(LabelSets.advice(OptionalInt.of(20))).isEqualTo("voc-20 stands for Pascal VOC's 20 classes");
        assertThat(LabelSets.advice(OptionalInt.of(7))).contains("coco-80", "imagenet-1k");
        assertThat(LabelSets.named("coco")).isEmpty();
    }
}
