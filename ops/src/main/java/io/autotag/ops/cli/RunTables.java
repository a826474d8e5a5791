package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Lists about a run as tables. */
public final class RunTables {

    private RunTables() {}

    /** File, code and sentence of the items that could not be tagged. */
    public static Table failures(List<JsonNode> failures) {
        Table table = new Table().text("FILE").text("CODE").text("CAUSE");
        for (JsonNode failure : failures) {
            table.row(Fields.text(failure, "key"), Fields.text(failure, "code"), Fields.text(failure, "message"));
        }
        return table;
    }
}
