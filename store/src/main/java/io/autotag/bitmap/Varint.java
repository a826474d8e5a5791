package io.autotag.bitmap;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Numbers from 0 on in as many groups of seven bits as they need. */
final class Varint {
    private static final int GROUP = 7;
    private static final int MORE = 1 << GROUP;

    private Varint() {}

    static void write(DataOutputStream out, long number) throws IOException {
        long left = number;
        while (left >= MORE) {
            out.writeByte((int) left | MORE);
            left >>>= GROUP;
        }
        out.writeByte((int) left);
    }

    static long read(DataInputStream in) throws IOException {
        long number = 0;
        int group = in.readUnsignedByte();
        for (int shift = 0; ; shift += GROUP) {
            number |= (long) (group & (MORE - 1)) << shift;
            if (group < MORE) {
                return number;
            }
            group = in.readUnsignedByte();
        }
    }
}
