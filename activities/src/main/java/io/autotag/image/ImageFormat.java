package io.autotag.image;

/** The file formats that are read. */
public enum ImageFormat {
    JPEG("JPEG"),
    PNG("PNG"),
    WEBP("WebP"),
    BMP("BMP"),
    GIF("GIF"),
    TIFF("TIFF");

    private final String displayName;

    ImageFormat(String displayName) {
        this.displayName = displayName;
    }

    /** As people write it. */
    public String displayName() {
        return displayName;
    }
}
