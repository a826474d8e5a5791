package io.autotag.activity;

import io.autotag.model.Answer;
import io.autotag.model.BatchSizes;
import io.autotag.model.Calling;
import io.autotag.model.ItemProblem;
import io.autotag.model.ModelCard;
import io.autotag.model.Tagged;
import io.autotag.model.Tagger;
import io.autotag.model.TaggerOptions;
import io.autotag.model.WorkTime;
import io.autotag.store.ModelVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Loads models with ONNX Runtime. */
final class OnnxModels implements ModelOpener {

    private final TaggerOptions options;
    private final Function<ModelVersion, Optional<Calling>> callings;

    OnnxModels(TaggerOptions options) {
        this(options, version -> Optional.empty());
    }

    /** @param callings how versions are called that are not called as usual */
    OnnxModels(TaggerOptions options, Function<ModelVersion, Optional<Calling>> callings) {
        this.options = options;
        this.callings = callings;
    }

    @Override
    public PictureTagger open(Path onnx, ModelVersion version) {
        TaggerOptions called = callings.apply(version).map(options::called).orElse(options);
        Tagger tagger = Tagger.open(onnx, ModelCard.parse(version.cardYaml()), called);
        return new PictureTagger() {
            @Override
            public Tagged tag(byte[] encodedPicture, WorkTime time) throws ItemProblem {
                return tagger.tag(encodedPicture, time);
            }

            @Override
            public BatchSizes together() {
                return tagger.together();
            }

            @Override
            public List<Answer> tag(List<byte[]> encodedPictures, WorkTime time) {
                return tagger.tag(encodedPictures, time);
            }

            @Override
            public void close() {
                tagger.close();
            }
        };
    }
}
