package io.autotag.image;

/** The markers of a JPEG file. */
final class JpegFile {

    private static final int SOF_FIRST = 0xC0;
    private static final int SOF_LAST = 0xCF;
    private static final int DHT = 0xC4;
    private static final int JPG = 0xC8;
    private static final int DAC = 0xCC;
    private static final int RST_FIRST = 0xD0;
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP1 = 0xE1;
    private static final int TEM = 0x01;
    private static final String EXIF = "Exif\0\0";
    /** Some cameras fill the file up behind its end. */
    private static final int TAIL = 64;

    private JpegFile() {}

    static ImageHeader header(HeaderBytes file) throws ImageException {
        long frame = -1;
        int orientation = Exif.UPRIGHT;
        long at = 2;
        int marker = 0;
        while (marker != SOS) {
            at = markerFrom(file, at);
            marker = file.u8(at - 1);
            if (marker == EOI) {
                break;
            }
            if (isFrame(marker) && frame < 0) {
                frame = at;
            }
            if (marker == APP1 && orientation == Exif.UPRIGHT && file.has(at + 2, EXIF)) {
                orientation = Exif.orientation(file, at + 2 + EXIF.length());
            }
            at = behind(file, at, marker);
        }
        if (frame < 0) {
            throw ImageException.unreadable("The JPEG file is damaged: it has no picture in it.");
        }
        return frame(file, frame, orientation);
    }

    private static ImageHeader frame(HeaderBytes file, long at, int orientation) throws ImageException {
        int bits = file.u8(at + 2);
        if (bits != 8) {
            throw ImageException.unsupported(
                    "The JPEG file has " + bits + " bits a colour; only those with 8 are read.");
        }
        return ImageHeader.ofStored(ImageFormat.JPEG, file.u16(at + 5), file.u16(at + 3), orientation);
    }

    /**
     * Whether the end-of-image marker is there. It cannot occur among the picture's own bytes, so finding it near the end
     * is enough; else the whole file is walked, for some have other things behind their end.
     */
    static boolean isComplete(HeaderBytes file) throws ImageException {
        for (long at = file.size() - 2; at >= Math.max(2, file.size() - TAIL); at--) {
            if (file.u8(at) == 0xFF && file.u8(at + 1) == EOI) {
                return true;
            }
        }
        return reachesEnd(file);
    }

    private static boolean reachesEnd(HeaderBytes file) {
        try {
            long at = 2;
            while (true) {
                at = markerFrom(file, at);
                int marker = file.u8(at - 1);
                if (marker == EOI) {
                    return true;
                }
                at = behind(file, at, marker);
                if (marker == SOS) {
                    at = behindScan(file, at);
                }
            }
        } catch (ImageException e) {
            return false;
        }
    }

    /** The place behind the next marker. */
    private static long markerFrom(HeaderBytes file, long from) throws ImageException {
        long at = from;
        while (file.u8(at) != 0xFF) {
            at++;
        }
        while (file.u8(at) == 0xFF) {
            at++;
        }
        return at + 1;
    }

    /** The place behind the marker's segment. */
    private static long behind(HeaderBytes file, long at, int marker) throws ImageException {
        if (marker == TEM || marker == 0 || (marker >= RST_FIRST && marker <= SOI)) {
            return at;
        }
        return at + Math.max(2, file.u16(at));
    }

    /** The place of the first marker that ends a scan: neither a stuffed byte nor a restart. */
    private static long behindScan(HeaderBytes file, long from) throws ImageException {
        long at = from;
        while (true) {
            if (file.u8(at) != 0xFF) {
                at++;
                continue;
            }
            int next = file.u8(at + 1);
            if (next != 0 && next != 0xFF && (next < RST_FIRST || next >= SOI)) {
                return at;
            }
            at += next == 0xFF ? 1 : 2;
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= SOF_FIRST && marker <= SOF_LAST && marker != DHT && marker != JPG && marker != DAC;
    }
}
