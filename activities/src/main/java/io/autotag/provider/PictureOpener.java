package io.autotag.provider;

import io.autotag.image.DecodedImage;
import io.autotag.image.ImageDecoder;
import io.autotag.image.ImageException;
import io.autotag.image.ImageLimits;
import io.autotag.model.ItemProblem;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Decodes pictures for all providers of a worker, as many at once as it has threads for that. Thread-safe. */
public final class PictureOpener {

    private final ImageDecoder decoder;
    private final Semaphore room;

    /** @param most pictures at once */
    public PictureOpener(ImageLimits limits, int most) {
        this.decoder = new ImageDecoder(limits);
        this.room = new Semaphore(most, true);
    }

    /** @throws ItemProblem when it is no picture that can be decoded */
    <T> T open(byte[] encodedPicture, Function<DecodedImage, T> use) throws ItemProblem {
        room.acquireUninterruptibly();
        try (DecodedImage image = decoder.decode(encodedPicture)) {
            return use.apply(image);
        } catch (ImageException problem) {
            throw new ItemProblem(code(problem), problem.sentence());
        } finally {
            room.release();
        }
    }

    private static ItemProblem.Code code(ImageException problem) {
        return switch (problem.problem()) {
            case UNREADABLE -> ItemProblem.Code.UNREADABLE;
            case TOO_LARGE -> ItemProblem.Code.TOO_LARGE;
            case UNSUPPORTED -> ItemProblem.Code.UNSUPPORTED;
        };
    }
}
