package io.autotag.calibration;

/**
 * What is believed of a curve before anything was reviewed: a and b are normal around the centre's.
 *
 * @param spreadA the standard deviation of a, over 0
 * @param spreadB the standard deviation of b, over 0
 */
record Prior(Curve centre, double spreadA, double spreadB) {

    /** Of a version as a whole: next to nothing, so that fifty reviews outweigh it. */
    static final Prior OF_VERSION = new Prior(new Curve(1, 0), 2, 10);

    private static final double LABEL_SPREAD_A = 0.5;
    private static final double LABEL_SPREAD_B = 1;

    /** Of one label of a version: like the version, give or take. */
    static Prior ofLabel(Curve ofVersion) {
        return new Prior(ofVersion, LABEL_SPREAD_A, LABEL_SPREAD_B);
    }

    double weightA() {
        return 1 / (spreadA * spreadA);
    }

    double weightB() {
        return 1 / (spreadB * spreadB);
    }
}
