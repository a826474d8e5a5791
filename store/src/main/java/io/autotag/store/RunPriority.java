package io.autotag.store;

/** How much runs weigh beside each other: of two at a time, one of 4 gets twice the workers' time that one of 2 gets. */
public final class RunPriority {

    public static final int LOWEST = 1;
    public static final int NORMAL = 3;
    public static final int HIGHEST = 5;

    /** Somebody has just sent the pictures, and looks for their predictions. */
    private static final int LIVE = 4;

    private RunPriority() {}

    /** What a run gets for which nobody says anything else. */
    public static int of(RunKind kind) {
        return switch (kind) {
            case LIVE -> LIVE;
            case MANUAL, RETRY -> NORMAL;
        };
    }
}
