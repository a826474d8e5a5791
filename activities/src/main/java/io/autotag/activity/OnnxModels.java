package io.autotag.activity;

import io.autotag.model.ItemProblem;
import io.autotag.model.ModelCard;
import io.autotag.model.Tagged;
import io.autotag.model.Tagger;
import io.autotag.model.TaggerOptions;
import io.autotag.store.ModelVersion;
import java.nio.file.Path;

/** Loads models with ONNX Runtime. */
final class OnnxModels implements ModelOpener {

    private final TaggerOptions options;

    OnnxModels(TaggerOptions options) {
        this.options = options;
    }

    @Override
    public PictureTagger open(Path onnx, ModelVersion version) {
        Tagger tagger = Tagger.open(onnx, ModelCard.parse(version.cardYaml()), options);
        return new PictureTagger() {
            @Override
            public Tagged tag(byte[] encodedPicture) throws ItemProblem {
                return tagger.tag(encodedPicture);
            }

            @Override
            public void close() {
                tagger.close();
            }
        };
    }
}
