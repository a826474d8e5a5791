package io.autotag.activity;

import io.autotag.image.DecodedImage;
import io.autotag.image.ImageDecoder;
import io.autotag.image.ImageException;
import io.autotag.image.ImageLimits;
import io.autotag.mask.Mask;
import io.autotag.model.Box;
import io.autotag.model.ItemProblem;
import io.autotag.model.Level;
import io.autotag.model.Tag;
import io.autotag.model.Tagged;
import io.autotag.model.WorkTime;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Answers really decoded pictures by their colours: what a model does, without its file. Pictures of a few widths give
 * rise to what pictures seldom do.
 */
final class ColourTagger implements PictureTagger {

    static final List<String> LABELS = List.of("red", "green", "blue");

    static final int WITHOUT_ANSWER = 33;
    static final int TOO_SLOW = 34;
    static final int TRIPPING_OVER = 35;
    static final int RUINOUS = 36;

    static final long MOST_PIXELS = 1_000_000;

    private final ImageDecoder decoder = new ImageDecoder(new ImageLimits(1 << 20, MOST_PIXELS));
    private volatile Runnable before = () -> {};
    private volatile IntConsumer atWidth = width -> {};
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    /** Runs the given before each answer, on the thread that answers. */
    void beforeEach(Runnable work) {
        before = work;
    }

    /** Hands on the width of each decoded picture, on the thread that answers, before it does. */
    void beforeEachWidth(IntConsumer work) {
        atWidth = work;
    }

    int calls() {
        return calls.get();
    }

    int closed() {
        return closed.get();
    }

    @Override
    public Tagged tag(byte[] encodedPicture, WorkTime time) throws ItemProblem {
        calls.incrementAndGet();
        before.run();
        try (DecodedImage image = decoder.decode(encodedPicture)) {
            atWidth.accept(image.width());
            misbehaveAt(image.width());
            return answer(image);
        } catch (ImageException problem) {
            throw new ItemProblem(ItemProblem.Code.valueOf(problem.problem().name()), problem.sentence());
        }
    }

    private static void misbehaveAt(int width) throws ItemProblem {
        switch (width) {
            case WITHOUT_ANSWER ->
                throw new ItemProblem(ItemProblem.Code.NON_FINITE, "The model's answer is no number.");
            case TOO_SLOW -> throw new ItemProblem(ItemProblem.Code.TIMEOUT, "The model took longer than 60 seconds.");
            case TRIPPING_OVER -> throw new IllegalStateException("a bug");
            case RUINOUS -> throw new StackOverflowError("a picture that takes the thread down");
            default -> {
                // a picture like any other
            }
        }
    }

    private static Tagged answer(DecodedImage image) {
        ByteBuffer pixels = image.pixels();
        long[] sums = new long[3];
        for (int i = 0; i < pixels.limit(); i++) {
            sums[i % 3] += pixels.get(i) & 0xFF;
        }
        long count = pixels.limit() / 3;
        float red = sums[0] / (255f * count);
        float blue = sums[2] / (255f * count);
        Box box = new Box(1, 2, image.width() / 2f, image.height() / 2f);
        Mask mask = new Mask(1, 2, image.width(), 1, 1, "01");
        return new Tagged(
                image.width(),
                image.height(),
                List.of(
                        new Tag("red", Level.IMAGE, red, 2 * red - 1, null),
                        new Tag("blue", Level.OBJECT, blue, 2 * blue - 1, box, mask)));
    }

    @Override
    public void close() {
        closed.incrementAndGet();
    }
}
