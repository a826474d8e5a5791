package io.autotag.model;

import io.autotag.image.TensorSpec.ElementType;
import io.autotag.image.TensorSpec.Layout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds where the picture goes in and settles what the file leaves open. Pure. */
final class ImageInputs {
    /** For a trial, when nobody says what size the pictures are: what many exports take, and a multiple of 32. */
    static final int GUESSED_SIDE = 320;

    private static final long MOST_BYTES = 256L << 20;
    private static final Map<String, ElementType> TYPES = Map.of(
            "float32",
            ElementType.FLOAT32,
            "float16",
            ElementType.FLOAT16,
            "uint8",
            ElementType.UINT8,
            "int8",
            ElementType.INT8);

    private static final Set<String> SIDE_TYPES = Set.of("int64", "int32", "float32");
    private static final Set<String> TEXTS = Set.of("input_ids", "attention_mask", "token_type_ids");

    private ImageInputs() {}

    /**
     * Throws {@link ModelException} when no picture can be put in.
     *
     * @param size what the card or the file's metadata says, for axes that are open
     */
    static ImageInput choose(Signature signature, Optional<Layout> cardLayout, Optional<CardDraft.Side> size) {
        Port port = picture(signature);
        ElementType type = TYPES.get(port.type());
        if (type == null) {
            throw unsupported(
                    "Its input is " + port.shown() + ", but pictures go in as float32, float16, uint8 or int8."
                            + " Export it so that it takes one of these.");
        }
        if (port.rank() != 3 && port.rank() != 4) {
            throw unsupported("Its input is " + port.shown() + ", which is no picture: those have four axes."
                    + " Export a model that takes pictures.");
        }
        Layout layout = layout(port, cardLayout);
        CardDraft.Side open = size.orElse(new CardDraft.Side(GUESSED_SIDE, GUESSED_SIDE));
        int height = side(height(port, layout), open.height());
        int width = side(width(port, layout), open.width());
        ImageInput input = new ImageInput(port, type, layout, height, width, sides(signature, port));
        if (Math.max(height, width) > CardInput.LONGEST_SIDE || input.bytes() > MOST_BYTES) {
            throw unsupported("Its input is " + port.shown() + "; at most " + CardInput.LONGEST_SIDE + " × "
                    + CardInput.LONGEST_SIDE + " pixels and " + MOST_BYTES + " bytes go in. Export it smaller.");
        }
        return input;
    }

    private static int side(int declared, int open) {
        return declared > 0 ? declared : open;
    }

    /** The input that is left when those are taken away whose value is known. */
    private static Port picture(Signature signature) {
        List<Port> inputs = signature.inputs();
        if (inputs.stream().map(Port::name).anyMatch(TEXTS::contains)) {
            throw unsupported("It is a model that reads text besides the picture (" + shown(inputs)
                    + "). Export the part of it that sees the picture only.");
        }
        List<Port> pictures =
                inputs.stream().filter(port -> SideInput.of(port).isEmpty()).toList();
        if (pictures.size() != 1) {
            throw unsupported("It has " + Words.count(inputs.size(), "input")
                    + (inputs.isEmpty() ? "" : " (" + shown(inputs) + ")")
                    + ", but a model of pictures has one. Export it with the picture as its only input.");
        }
        return pictures.get(0);
    }

    private static String shown(List<Port> ports) {
        return String.join(", ", ports.stream().map(Port::shown).toList());
    }

    private static List<SideInput> sides(Signature signature, Port picture) {
        List<Port> others = signature.inputs().stream()
                .filter(port -> !port.equals(picture))
                .toList();
        for (Port port : others) {
            double numbers =
                    port.shape().stream().mapToDouble(side -> Math.max(1, side)).reduce(1, (a, b) -> a * b);
            boolean huge = numbers > CardInput.LONGEST_SIDE * CardInput.LONGEST_SIDE;
            if (!SIDE_TYPES.contains(port.type()) || huge) {
                throw unsupported("Its second input is " + port.shown()
                        + ", which cannot be filled in. Export it with the picture as its only input.");
            }
        }
        return others.stream().map(SideInput::of).flatMap(Optional::stream).toList();
    }

    /** By the axis with three channels; a card is only needed where the file leaves both open. */
    private static Layout layout(Port port, Optional<Layout> card) {
        boolean channelsFirst = mayBeChannels(axis(port, 0));
        boolean channelsLast = mayBeChannels(axis(port, 2));
        if (!channelsFirst && !channelsLast) {
            throw unsupported("Its input is " + port.shown() + ", but no axis has the three colours of a picture."
                    + " Export a model that takes pictures in colour.");
        }
        if (card.isPresent() && (card.get() == Layout.NCHW ? channelsFirst : channelsLast)) {
            return card.get();
        }
        return known(port).orElse(Layout.NCHW);
    }

    /** One of the last three axes, which are those of a picture. */
    private static int axis(Port port, int number) {
        return port.shape().get(port.rank() - 3 + number);
    }

    private static int height(Port port, Layout layout) {
        return axis(port, layout == Layout.NCHW ? 1 : 0);
    }

    private static int width(Port port, Layout layout) {
        return axis(port, layout == Layout.NCHW ? 2 : 1);
    }

    /** Whether the shape says how large pictures are. */
    static boolean hasSize(ImageInput input) {
        return height(input.port(), input.layout()) > 0 && width(input.port(), input.layout()) > 0;
    }

    /** The layout that the shape shows: one axis alone has three channels, or alone may have them. */
    static Optional<Layout> known(Port port) {
        boolean first = axis(port, 0) == 3;
        boolean last = axis(port, 2) == 3;
        if (!first && !last) {
            first = mayBeChannels(axis(port, 0));
            last = mayBeChannels(axis(port, 2));
        }
        return first == last ? Optional.empty() : Optional.of(first ? Layout.NCHW : Layout.NHWC);
    }

    private static boolean mayBeChannels(int side) {
        return side == 3 || side < 0;
    }

    /** What a card says against the file. */
    static void compare(CardDraft.Input card, ImageInput input, Faults faults) {
        Port port = input.port();
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
