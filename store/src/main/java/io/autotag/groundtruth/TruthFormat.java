package io.autotag.groundtruth;

import java.io.IOException;
import java.nio.file.Path;

/** The formats that are read. */
public enum TruthFormat {
    /** One JSON file with images, categories and annotations. */
    COCO {
        @Override
        void read(Path file, TruthSink sink) throws IOException {
            new CocoReader(file, sink).read();
        }
    },
    /** A zip of text files, one a picture, with the names of the classes. */
    YOLO {
        @Override
        void read(Path file, TruthSink sink) throws IOException {
            try (TextArchive archive = TextArchive.open(file)) {
                new YoloReader(archive, sink).read();
            }
        }
    },
    /** A zip of XML files, one a picture. */
    VOC {
        @Override
        void read(Path file, TruthSink sink) throws IOException {
            try (TextArchive archive = TextArchive.open(file)) {
                new VocReader(archive, sink).read();
            }
        }
    };

    /**
     * Reads the file from one end to the other; what is wrong in it goes to the sink.
     *
     * @throws TruthFileException when it is not such a file
     */
    abstract void read(Path file, TruthSink sink) throws IOException;
}
