package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "activations",
        description =
                "Which versions were made active or refused, by whom, why, and what the gate found, newest first.")
final class ActivationsCommand implements Callable<Integer> {

    private static final String INDENT = "  ";

    @Mixin
    private final Connection connection = new Connection();

    @Parameters(paramLabel = "MODEL", description = "Its name or uid.")
    private String name = "";

    @Override
    public Integer call() {
        ApiClient api = connection.api();
        List<JsonNode> activations = Pages.read(
                api, "/models/" + Fields.text(Names.model(api, name), "uid") + "/activations/", Integer.MAX_VALUE);
        return connection.show(JsonNodeFactory.instance.arrayNode().addAll(activations), console -> {
            if (activations.isEmpty()) {
                console.line("No version of it was ever activated.");
            }
            activations.forEach(one -> lines(one).forEach(console::line));
        });
    }

    /** Who did or tried what, then the reason, then each sentence of the gate: a table would cut those off. */
    static List<String> lines(JsonNode one) {
        List<String> lines = new ArrayList<>();
        lines.add(Fields.time(one, "created_at") + INDENT + Fields.text(one, "by") + " " + deed(one));
        if (!Fields.text(one, "reason").isEmpty()) {
            lines.add(INDENT + "\"" + Fields.text(one, "reason") + "\"");
        }
        said(one).forEach(sentence -> lines.add(INDENT + sentence));
        return lines;
    }

    private static String deed(JsonNode one) {
        String number = Fields.text(one, "number");
        String version = number.isEmpty() ? "the version before" : "version " + number;
        boolean isRollback = one.path("is_rollback").asBoolean();
        if (isRefused(one)) {
            return "wanted to " + (isRollback ? "go back to " : "activate ") + version + " and was refused";
        }
        String before = Fields.text(one, "previous_number");
        return (isRollback ? "went back to " : "activated ")
                + version
                + instead(before, number)
                + (one.path("forced").asBoolean() ? ", whatever the gate says" : "");
    }

    private static String instead(String before, String number) {
        if (before.isEmpty()) {
            return "";
        }
        return before.equals(number) ? " once more" : " instead of version " + before;
    }

    /** A refusal repeats what the gate found. */
    private static List<String> said(JsonNode one) {
        return isRefused(one)
                ? List.of(Fields.text(one, "refusal"))
                : Fields.list(one, "findings").stream().map(JsonNode::asText).toList();
    }

    private static boolean isRefused(JsonNode one) {
        return !Fields.text(one, "refusal").isEmpty();
    }
}
