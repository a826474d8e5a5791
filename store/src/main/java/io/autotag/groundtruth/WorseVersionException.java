package io.autotag.groundtruth;

import io.autotag.calibration.Gate;
import java.util.List;
import java.util.stream.Collectors;

/** A version that is worse than the active one; the message says where and by how much, and what to do. */
public final class WorseVersionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    WorseVersionException(List<GateFinding> findings) {
        super(findings.stream()
                        .filter(found -> found.verdict() == Gate.Verdict.WORSE)
                        .map(GateFinding::sentence)
                        .collect(Collectors.joining(" "))
                + " To activate it all the same, force it with a reason.");
    }
}
