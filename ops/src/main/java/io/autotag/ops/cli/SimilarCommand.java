package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "similar",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Finds the items of a project that look most like one, by the embeddings of a model.",
            "A model whose card says head: embedding has to have run over the project."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  autotag similar 0b6a53f2-7f0e-4c3e-9a47-0d5d1b1f8a11",
            "  autotag similar Harbour 0b6a53f2-7f0e-4c3e-9a47-0d5d1b1f8a11 --limit 50 -o ids",
            "  autotag similar Harbour 0b6a53f2-7f0e-4c3e-9a47-0d5d1b1f8a11 --query 'review_status = \"unreviewed\"'"
        })
final class SimilarCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Parameters(
            index = "0..1",
            arity = "1..2",
            paramLabel = "[PROJECT] ITEM",
            hideParamSyntax = true,
            description =
                    "The name or uid of the project, which may be left out where there is one alone, and the uid of"
                            + " an item.")
    private List<String> words = new ArrayList<>();

    @Option(
            names = "--training-set",
            paramLabel = "NAME",
            description = "By whose embeddings. Default: those of the only active version.")
    private String trainingSet = "";

    @Option(names = "--query", paramLabel = "QUERY", description = "Only among items that match. Default: all.")
    private String query = "";

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "How many items. Default: 20.")
    private int limit;

    @Override
    public Integer call() {
        InProject about = InProject.required("ITEM", words);
        ApiClient api = connection.api();
        String uid = Fields.text(Names.project(api, about.project()), "uid");
        try {
            JsonNode answer =
                    api.get("/projects/" + uid + "/items/" + Texts.encoded(about.what()) + "/similar/?training_set="
                            + Texts.encoded(trainingSet) + "&query=" + Texts.encoded(query) + "&limit=" + limit);
            List<JsonNode> items = Fields.list(answer, "results");
            return connection.show(items, table(items), "There is no other item with an embedding.");
        } catch (CliException refused) {
            throw new CliException(
                    refused.code(), QueryPointer.explain(refused.sentence(), refused.answer(), query), refused);
        }
    }

    /** File and similarity, from -1 to 1. */
    static Table table(List<JsonNode> items) {
        Table table = new Table().text("FILE").number("SIMILARITY").text("UID");
        for (JsonNode item : items) {
            table.row(
                    Fields.text(item, "key"),
                    String.format(Locale.ROOT, "%.3f", item.path("similarity").asDouble()),
                    Fields.text(item, "uid"));
        }
        return table;
    }
}
