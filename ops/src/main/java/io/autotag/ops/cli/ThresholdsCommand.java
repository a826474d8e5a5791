package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "thresholds", description = "Proposes a score threshold for each label, by what people decided.")
final class ThresholdsCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Mixin
    private final VersionOfProject meant = new VersionOfProject();

    @Option(
            names = "--precision",
            paramLabel = "SHARE",
            defaultValue = "0.95",
            description = "What share shall be right; ${DEFAULT-VALUE} if left out.")
    private double precision;

    @Override
    public Integer call() {
        ApiClient api = connection.api();
        JsonNode found = api.get(meant.path(api) + "thresholds/?precision=" + precision);
        Table table = new Table()
                .text("LABEL")
                .number("REVIEWS")
                .number("SCORE")
                .number("PRECISION")
                .text("95 %")
                .text("");
        for (JsonNode label : Fields.list(found, "labels")) {
            JsonNode share = label.path("precision");
            table.row(
                    Fields.text(label, "label"),
                    Fields.text(label, "reviews"),
                    Fields.decimal(label, "score"),
                    Fields.decimal(share, "value"),
                    share.isObject() ? Fields.decimal(share, "low") + " to " + Fields.decimal(share, "high") : "",
                    Fields.text(label, "sentence"));
        }
        return connection.show(found, console -> console.table(table));
    }
}
