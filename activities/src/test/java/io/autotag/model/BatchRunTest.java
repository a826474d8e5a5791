package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.image.TensorSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BatchRunTest {

    @TempDir
    private Path folder;

    @Test
    void whatAPlaceHeldBeforeHasNoSay() throws ItemProblem {
        Path onnx = ModelFiles.write(folder, TinyModels.infiniteWhenBlack());
        ModelCard card =
                ModelFile.inspect(onnx, Optional.of(TinyModels.CLASSIFIER_CARD)).card();
        try (LoadedModel model = LoadedModel.open(onnx, TaggerOptions.defaults())) {
            ImageInput input = Tagger.input(model.signature(), card);
            TensorSpec spec = card.input().spec(input.type());
            List<String> outputs = model.signature().outputNames();
            try (BatchRun run = new BatchRun(model.session(), input, spec, 3, outputs)) {
                Trials.fill(run.picture(0), spec, false);
                Trials.fill(run.picture(1), spec, true);
                assertThatThrownBy(run::run).isInstanceOf(ItemProblem.class);
                Outputs first = run.run(2).at(0).copy();
                assertThat(run.run(2).at(1).areWithin(0, first)).isFalse();
                assertThat(run.run(1).at(1).areWithin(0, first)).isTrue();
            }
        }
    }
}
