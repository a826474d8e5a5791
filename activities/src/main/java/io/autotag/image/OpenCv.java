package io.autotag.image;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;

/** Loads the native library once, one thread a call: the callers are as many as there are cores. */
final class OpenCv {

    static {
        // The library's own accounting would look up the process's memory for every object and refuse new ones at a
        // limit made from the heap's, which says nothing about native memory.
        setUnlessSet("org.bytedeco.javacpp.maxbytes", "0");
        setUnlessSet("org.bytedeco.javacpp.maxphysicalbytes", "0");
        Loader.load(opencv_core.class);
        Loader.load(opencv_imgproc.class);
        Loader.load(opencv_imgcodecs.class);
        opencv_core.setNumThreads(1);
    }

    private OpenCv() {}

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** Does nothing the second time. */
    static void load() {}
}
