package io.autotag.store;

/** How much runs weigh beside each other: of two at a time, one of 4 gets twice the workers' time that one of 2 gets. */
public final class RunPriority {

    public static final int LOWEST = 1;
    public static final int NORMAL = 3;
    public static final int HIGHEST = 5;

    private RunPriority() {}

    /**
     * What a run gets for which nobody says anything else: that of its project, and one more where somebody has just sent the
     * pictures and looks for their predictions.
     *
     * @param ofProject from {@link #LOWEST} to {@link #HIGHEST}
     */
    static int of(RunKind kind, int ofProject) {
        return switch (kind) {
            case LIVE -> Math.min(HIGHEST, ofProject + 1);
            case MANUAL, RETRY -> ofProject;
        };
    }
}
