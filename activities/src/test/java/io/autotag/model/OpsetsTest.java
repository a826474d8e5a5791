package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpsetsTest {

    @TempDir
    private Path folder;

    private ModelCard inspect(long opset) {
        byte[] file = TinyModels.identity(opset);
        return ModelFile.inspect(
                        ModelFiles.write(folder, file),
                        Optional.of("head: classifier-softmax\nlabels: [r, g, b]\ninput: {scale: 1}\n"))
                .card();
    }

    @Test
    void theNewestThatTheRuntimeReadsIsRead() {
        assertThat(Opsets.newest()).isGreaterThanOrEqualTo(22);
        assertThat(inspect(Opsets.newest()).head()).isEqualTo(Head.CLASSIFIER_SOFTMAX);
    }

    @Test
    void aNewerFileIsToldWhichOneItIsAndWhichAreRead() {
        long newer = Opsets.newest() + 1;
        ModelException refused = catchThrowableOfType(ModelException.class, () -> inspect(newer));
        assertThat(refused.code()).isEqualTo(ModelError.FILE);
        assertThat(refused.sentence())
                .isEqualTo("The model is written in opset " + newer + " of ONNX's operators, but ONNX Runtime "
                        + OnnxSession.runtimeVersion() + " reads opset " + Opsets.newest()
                        + " and older. Export it again with opset " + Opsets.newest() + " or older.");
    }
}
