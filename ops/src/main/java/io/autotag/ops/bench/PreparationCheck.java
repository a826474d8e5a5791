package io.autotag.ops.bench;

import io.autotag.image.DecodedImage;
import io.autotag.image.ImageDecoder;
import io.autotag.image.ImageException;
import io.autotag.image.ImageLimits;
import io.autotag.image.TensorFill;
import io.autotag.ops.bench.BareModel.Caller;
import java.util.List;

/** Whether a model finds the same on pictures prepared by the product as on pictures prepared by the reference. */
final class PreparationCheck {

    private final ImageDecoder decoder = new ImageDecoder(ImageLimits.defaults());

    /** Over all pictures that the reference can decode; one that only the product refuses loses its detections. */
    Agreement of(Detector detector, List<byte[]> pictures) {
        Agreement total = new Agreement(0, 0);
        try (BareModel model = new BareModel(detector.onnx(), detector.input(), 1);
                Caller caller = model.caller()) {
            for (byte[] picture : pictures) {
                if (ReferencePreparation.fill(picture, detector.input(), caller.input())) {
                    List<Detection> reference = read(detector, caller.run(), Agreement.COUNTED);
                    total = total.plus(Agreement.of(reference, byProduct(detector, picture, caller)));
                }
            }
        }
        return total;
    }

    private List<Detection> byProduct(Detector detector, byte[] picture, Caller caller) {
        try (DecodedImage image = decoder.decode(picture)) {
            TensorFill.fill(image, detector.input(), caller.input());
        } catch (ImageException e) {
            return List.of();
        }
        return read(detector, caller.run(), Agreement.CANDIDATES);
    }

    private static List<Detection> read(Detector detector, Output output, double least) {
        return detector.output().read(output, least);
    }
}
