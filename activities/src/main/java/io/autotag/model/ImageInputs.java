package io.autotag.model;

import io.autotag.image.TensorSpec.ElementType;
import io.autotag.image.TensorSpec.Layout;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds where the picture goes in and settles what the file leaves open. Pure. */
final class ImageInputs {
    /** For a trial, when nobody says what size the pictures are: what many exports take, and a multiple of 32. */
    static final int GUESSED_SIDE = 320;

    private static final long MOST_BYTES = 256L << 20;
    private static final Map<String, ElementType> TYPES =
            Map.of("float32", ElementType.FLOAT32, "float16", ElementType.FLOAT16, "uint8", ElementType.UINT8);

    private static final Map<String, String> SECOND_INPUTS = Map.of(
            "orig_target_sizes", "a DETR with its post-processing inside (RT-DETR, D-FINE, DEIM)",
            "scale_factor", "a PaddleDetection model",
            "im_shape", "a PaddleDetection model",
            "input_ids", "a model that reads text besides the picture",
            "attention_mask", "a model that reads text besides the picture",
            "pixel_mask", "a DETR that wants a mask");

    private ImageInputs() {}

    /**
     * Throws {@link ModelException} when no picture can be put in.
     *
     * @param size what the card or the file's metadata says, for axes that are open
     */
    static ImageInput choose(Signature signature, Optional<Layout> cardLayout, Optional<CardDraft.Side> size) {
        Port port = only(signature);
        ElementType type = TYPES.get(port.type());
        if (type == null) {
            throw unsupported("Its input is " + port.shown() + ", but pictures go in as float32, float16 or uint8.");
        }
        if (port.rank() == 3) {
            throw unsupported("Its input is " + port.shown() + ", a picture without a batch axis, as torchvision's"
                    + " detectors have it; those are not read yet. Export the model with a batch axis.");
        }
        if (port.rank() != 4) {
            throw unsupported("Its input is " + port.shown() + ", which is no picture: those have four axes.");
        }
        Layout layout = layout(port, cardLayout);
        int first = layout == Layout.NCHW ? 2 : 1;
        CardDraft.Side open = size.orElse(new CardDraft.Side(GUESSED_SIDE, GUESSED_SIDE));
        int height = side(port.shape().get(first), open.height());
        int width = side(port.shape().get(first + 1), open.width());
        int batch = Math.max(1, port.shape().get(0));
        ImageInput input = new ImageInput(port.name(), type, batch, layout, height, width);
        if (Math.max(height, width) > CardInput.LONGEST_SIDE || input.bytes() > MOST_BYTES) {
            throw unsupported("Its input is " + port.shown() + "; at most " + CardInput.LONGEST_SIDE + " × "
                    + CardInput.LONGEST_SIDE + " pixels and " + MOST_BYTES + " bytes go in. Export it smaller.");
        }
        return input;
    }

    private static int side(int declared, int open) {
        return declared > 0 ? declared : open;
    }

    private static Port only(Signature signature) {
        List<Port> inputs = signature.inputs();
        for (Port port : inputs) {
            String kind = SECOND_INPUTS.get(port.name());
            if (kind != null) {
                throw unsupported("It is " + kind + ", with the input " + port.name()
                        + ", which is not read yet. Export it with the picture as its only input.");
            }
        }
        if (inputs.size() != 1) {
            String shown = String.join(", ", inputs.stream().map(Port::shown).toList());
            throw unsupported(
                    "It has " + Words.count(inputs.size(), "input") + (inputs.isEmpty() ? "" : " (" + shown + ")")
                            + ", but a model of pictures has one. Export it with the picture as its only input.");
        }
        return inputs.get(0);
    }

    /** By the axis with three channels; a card is only needed where the file leaves both open. */
    private static Layout layout(Port port, Optional<Layout> card) {
        boolean channelsFirst = mayBeChannels(port.shape().get(1));
        boolean channelsLast = mayBeChannels(port.shape().get(3));
        if (!channelsFirst && !channelsLast) {
            throw unsupported("Its input is " + port.shown() + ", but no axis has the three colours of a picture.");
        }
        if (card.isPresent() && (card.get() == Layout.NCHW ? channelsFirst : channelsLast)) {
            return card.get();
        }
        return known(port).orElse(Layout.NCHW);
    }

    /** Whether the shape says how large pictures are. */
    static boolean hasSize(Port port, Layout layout) {
        int first = layout == Layout.NCHW ? 2 : 1;
        return port.shape().get(first) > 0 && port.shape().get(first + 1) > 0;
    }

    /** The layout that the shape shows: one axis alone has three channels, or alone may have them. */
    static Optional<Layout> known(Port port) {
        boolean first = port.shape().get(1) == 3;
        boolean last = port.shape().get(3) == 3;
        if (!first && !last) {
            first = mayBeChannels(port.shape().get(1));
            last = mayBeChannels(port.shape().get(3));
        }
        return first == last ? Optional.empty() : Optional.of(first ? Layout.NCHW : Layout.NHWC);
    }

    private static boolean mayBeChannels(int side) {
        return side == 3 || side < 0;
    }

    /** What a card says against the file. */
    static void compare(CardDraft.Input card, ImageInput input, Port port, Faults faults) {
        if (card.layout().isPresent() && card.layout().get() != input.layout()) {
            faults.add(
                    "input.layout",
                    "input.layout is " + card.layout().get() + ", but the model's input is " + port.shown()
                            + ", that is " + input.layout() + ".");
        }
        CardDraft.Side real = new CardDraft.Side(input.height(), input.width());
        if (card.size().isPresent() && !card.size().get().equals(real)) {
            faults.add(
                    "input.size",
                    "input.size is [" + card.size().get().height() + ", "
                            + card.size().get().width() + "], but the model's input is " + port.shown()
                            + ": write [height, width] as there, or leave it out.");
        }
    }

    private static ModelException unsupported(String sentence) {
        return new ModelException(ModelError.UNSUPPORTED, sentence);
    }
}
