package io.autotag.model;

import static io.autotag.model.Evidences.filled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.autotag.embedding.Embedding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which outputs are an embedding, and what becomes of their numbers. */
final class EmbeddingHeadTest {

    private static final ImageInput INPUT = Evidences.input(64, 64);
    private static final Output PARTS = Output.of("last_hidden_state", new int[] {1, 3, 2}, 3, 4, 0, 6, -3, 2);

    private static Optional<Decoder> fit(Optional<Pooling> pooling, Output... outputs) {
        Evidence shown = Evidences.of(INPUT, Map.of(), OptionalInt.empty(), List.of(outputs));
        return Head.EMBEDDING.fit(
                new Evidence(shown.signature(), shown.input(), shown.trials(), shown.labels(), shown.maker(), pooling));
    }

    private static float[] vector(Optional<Pooling> pooling, Output output) throws ItemProblem {
        Decoder decoder = fit(pooling, output).orElseThrow();
        return decoder.embedding(new Outputs(List.of(output)))
                .map(Embedding::values)
                .orElseThrow();
    }

    @Test
    void isTheDirectionOfOneVector() throws ItemProblem {
        assertThat(vector(Optional.empty(), Output.of("out", new int[] {1, 2}, 30, -40)))
                .containsExactly(0.6f, -0.8f);
        assertThat(vector(Optional.empty(), Output.of("out", new int[] {1, 2, 1, 1}, 0, 7)))
                .containsExactly(0, 1);
    }

    @Test
    void isThatOfTheFirstPartOrOfAllAsTheCardSays() throws ItemProblem {
        assertThat(vector(Optional.of(Pooling.CLS), PARTS)).containsExactly(0.6f, 0.8f);
        assertThat(vector(Optional.of(Pooling.MEAN), PARTS)).containsExactly(0, 1);
    }

    @Test
    void needsToBeToldHowPartsBecomeOne() {
        assertThat(fit(Optional.empty(), PARTS)).isEmpty();
        assertThat(fit(Optional.of(Pooling.MEAN), filled("out", 1, 1, 2))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true", "4096, true", "4097, false"})
    void hasAsManyNumbersAsCanBeKept(int size, boolean fits) {
        assertThat(fit(Optional.empty(), filled("out", 1, 1, size)).isPresent()).isEqualTo(fits);
        assertThat(fit(Optional.of(Pooling.CLS), filled("out", 1, 1, 5, size)).isPresent())
                .isEqualTo(fits);
    }

    @Test
    void isOfOtherShapesNever() {
        assertThat(fit(Optional.empty(), filled("out", 1, 2, 512))).isEmpty();
        assertThat(fit(Optional.empty(), filled("out", 1, 1, 512, 2, 1))).isEmpty();
        assertThat(fit(Optional.empty(), filled("out", 1, 1, 512, 1, 2))).isEmpty();
        assertThat(fit(Optional.of(Pooling.CLS), filled("out", 1, 2, 5, 512))).isEmpty();
        assertThat(fit(Optional.of(Pooling.CLS), filled("out", 1, 1, 0, 512))).isEmpty();
    }

    @Test
    void isTheOutputWhoseNameSaysSo() {
        Output pooled = filled("pooler_output", 1, 1, 8);
        Output embeds = filled("Image_Embeds", 1, 1, 4);
        assertThat(fit(Optional.empty(), PARTS, pooled, embeds).orElseThrow().outputs())
                .containsExactly("Image_Embeds");
        assertThat(fit(Optional.of(Pooling.CLS), pooled, filled("hidden_3", 1, 1, 3, 8), PARTS)
                        .orElseThrow()
                        .outputs())
                .containsExactly("last_hidden_state");
        assertThat(fit(Optional.empty(), filled("a", 1, 1, 8), filled("b", 1, 1, 8)))
                .isEmpty();
    }

    @Test
    void findsNoTags() throws ItemProblem {
        Decoder decoder = fit(Optional.of(Pooling.CLS), PARTS).orElseThrow();
        Candidates found = new Candidates(0, 0);
        decoder.decode(new Outputs(List.of(PARTS)), found);
        assertThat(found.size()).isZero();
        assertThat(decoder.classes()).isZero();
    }

    @Test
    void failsAPictureThatIsAnsweredWithZerosOrInAnotherShape() {
        Decoder decoder = fit(Optional.empty(), filled("out", 1, 1, 3)).orElseThrow();
        Decoder flat = fit(Optional.empty(), filled("out", 1, 1, 3, 1, 1)).orElseThrow();
        Decoder parts =
                fit(Optional.of(Pooling.MEAN), filled("out", 1, 1, 2, 3)).orElseThrow();
        assertThat(problem(decoder, filled("out", 0, 1, 3)).code()).isEqualTo(ItemProblem.Code.UNSUPPORTED);
        assertThat(problem(decoder, filled("out", 0, 1, 3)).sentence())
                .isEqualTo("The model answered this picture with nothing but zeros in out, which is no direction: it"
                        + " cannot be compared with other pictures.");
        assertThat(problem(decoder, filled("out", 1, 1, 4)).sentence()).contains("other axes");
        assertThat(problem(flat, filled("out", 1, 1, 4, 1, 1)).sentence()).contains("other axes");
        assertThat(problem(parts, filled("out", 1, 1, 2, 4)).sentence()).contains("other axes");
    }

    private static ItemProblem problem(Decoder decoder, Output output) {
        return catchThrowableOfType(ItemProblem.class, () -> decoder.embedding(new Outputs(List.of(output))));
    }
}
