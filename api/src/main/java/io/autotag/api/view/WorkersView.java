package io.autotag.api.view;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The workers that are there, and those that went without saying so less than an hour ago. */
@Schema(name = "Workers")
public record WorkersView(List<WorkerView> results) {

    public WorkersView {
        results = List.copyOf(results);
    }
}
