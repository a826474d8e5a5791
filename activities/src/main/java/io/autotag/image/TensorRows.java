package io.autotag.image;

import io.autotag.image.TensorSpec.Layout;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;

/** Writes rows of red-green-blue bytes into a tensor of one element type. Used by one thread. */
sealed interface TensorRows {

    /** @param row as many pixels as the tensor is wide */
    void write(int y, byte[] row);

    static TensorRows of(TensorSpec spec, ByteBuffer tensor) {
        return switch (spec.type()) {
            case FLOAT32 -> new Floats(spec, tensor);
            case FLOAT16 -> new Halves(spec, tensor);
            case UINT8, INT8 -> new Bytes(spec, tensor);
        };
    }

    /** Where values of one row go: one line for all channels, or one for each. */
    record Lines(TensorSpec spec) {

        int length() {
            return spec.layout() == Layout.NHWC ? spec.width() * 3 : spec.width();
        }

        /** Between two values of the same channel. */
        int step() {
            return spec.layout() == Layout.NHWC ? 3 : 1;
        }

        /** Of the channel's first value in its line. */
        int start(int channel) {
            return spec.layout() == Layout.NHWC ? channel : 0;
        }

        /** Whether the line is complete with this channel. */
        boolean endsWith(int channel) {
            return spec.layout() == Layout.NCHW || channel == 2;
        }

        /** Of the channel's line in the tensor. */
        int place(int y, int channel) {
            return spec.layout() == Layout.NHWC ? y * spec.width() * 3 : (channel * spec.height() + y) * spec.width();
        }
    }

    final class Floats implements TensorRows {
        private final Lines lines;
        private final float[][] table;
        private final FloatBuffer tensor;
        private final float[] line;

        Floats(TensorSpec spec, ByteBuffer tensor) {
            lines = new Lines(spec);
            table = TensorTable.values(spec);
            this.tensor = tensor.asFloatBuffer();
            line = new float[lines.length()];
        }

        @Override
        public void write(int y, byte[] row) {
            int step = lines.step();
            for (int channel = 0; channel < 3; channel++) {
                float[] values = table[channel];
                int to = lines.start(channel);
                for (int from = TensorTable.source(lines.spec(), channel); from < row.length; from += 3) {
                    line[to] = values[row[from] & 0xFF];
                    to += step;
                }
                if (lines.endsWith(channel)) {
                    tensor.put(lines.place(y, channel), line);
                }
            }
        }
    }

    final class Halves implements TensorRows {
        private final Lines lines;
        private final short[][] table;
        private final ShortBuffer tensor;
        private final short[] line;

        Halves(TensorSpec spec, ByteBuffer tensor) {
            lines = new Lines(spec);
            table = TensorTable.codes(spec);
            this.tensor = tensor.asShortBuffer();
            line = new short[lines.length()];
        }

        @Override
        public void write(int y, byte[] row) {
            int step = lines.step();
            for (int channel = 0; channel < 3; channel++) {
                short[] values = table[channel];
                int to = lines.start(channel);
                for (int from = TensorTable.source(lines.spec(), channel); from < row.length; from += 3) {
                    line[to] = values[row[from] & 0xFF];
                    to += step;
                }
                if (lines.endsWith(channel)) {
                    tensor.put(lines.place(y, channel), line);
                }
            }
        }
    }

    final class Bytes implements TensorRows {
        private final Lines lines;
        private final short[][] table;
        private final ByteBuffer tensor;
        private final byte[] line;

        Bytes(TensorSpec spec, ByteBuffer tensor) {
            lines = new Lines(spec);
            table = TensorTable.codes(spec);
            this.tensor = tensor;
            line = new byte[lines.length()];
        }

        @Override
        public void write(int y, byte[] row) {
            int step = lines.step();
            for (int channel = 0; channel < 3; channel++) {
                short[] values = table[channel];
                int to = lines.start(channel);
                for (int from = TensorTable.source(lines.spec(), channel); from < row.length; from += 3) {
                    line[to] = (byte) values[row[from] & 0xFF];
                    to += step;
                }
                if (lines.endsWith(channel)) {
                    tensor.put(lines.place(y, channel), line);
                }
            }
        }
    }
}
