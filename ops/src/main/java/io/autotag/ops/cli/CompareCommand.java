package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.ops.cli.Compared.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Compares two model versions on the items that both have looked at.",
            "Shows where they agree, and how right each is by what people said, with intervals of 95 %%. Nothing is stored"
                    + " and nothing has to be reviewed anew."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  autotag compare centernet@3 centernet@4",
            "  autotag compare Harbour centernet@3 centernet@4 --query 'slice = \"night\"'",
            "  autotag compare Harbour centernet@3 centernet@4 --label boat -o json",
            "  autotag compare Harbour centernet@3 centernet@4 --disagreements"
        })
final class CompareCommand implements Callable<Integer> {

    private static final int MOST_SHOWN = 20;

    @Mixin
    private final Connection connection = new Connection();

    @Parameters(
            index = "0..2",
            arity = "2..3",
            paramLabel = "[PROJECT] A B",
            hideParamSyntax = true,
            description = "The name or uid of the project, which may be left out where there is one alone, and two"
                    + " versions, as uids or as model@number.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--query", paramLabel = "QUERY", description = "Only the items that match. Default: all.")
    private String query = "";

    @Option(
            names = "--label",
            paramLabel = "LABEL",
            description = "The figures of one label. Default: of all together.")
    private String label = "";

    @Option(
            names = "--disagreements",
            description = "The items they disagree about, those to learn most from first, instead of the figures.")
    private boolean disagreements;

    @Override
    public Integer call() {
        String project = words.size() == 3 ? words.get(0) : "";
        Versions versions = new Versions(words.get(words.size() - 2), words.get(words.size() - 1));
        if (!disagreements) {
            connection.requireNoIds("compare");
        }
        ApiClient api = connection.api();
        Compared compared = new Compared(api, Fields.text(Names.project(api, project), "uid"), versions, query);
        try {
            return disagreements ? items(compared) : figures(compared);
        } catch (CliException refused) {
            throw new CliException(
                    refused.code(), QueryPointer.explain(refused.sentence(), refused.answer(), query), refused);
        }
    }

    private int figures(Compared compared) {
        JsonNode answer = compared.figures(label);
        return connection.show(answer, console -> CompareTables.print(console, answer));
    }

    private int items(Compared compared) {
        List<JsonNode> items = compared.disagreements(MOST_SHOWN);
        return connection.show(
                items, CompareTables.disagreements(items), "They disagree about nothing that is still open.");
    }
}
