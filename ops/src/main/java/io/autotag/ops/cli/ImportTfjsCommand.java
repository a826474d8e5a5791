package io.autotag.ops.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import-tfjs",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Turns a TensorFlow.js model into an ONNX file, on this machine; no server is asked. Graph models and"
                    + " layers models are read, as Teachable Machine exports them.",
            "The weight files must be beside MODEL_JSON; labels are taken from Teachable Machine's metadata.json there."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  autotag models import-tfjs model.json -o detector.onnx", "  autotag models add detector.onnx"})
final class ImportTfjsCommand implements Callable<Integer> {

    private final GraphImport graphs;

    @Parameters(paramLabel = "MODEL_JSON", description = "The model's JSON file.")
    private Path modelJson = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.onnx",
            required = true,
            description = "The file to write; it is replaced.")
    private Path onnx = Path.of("");

    ImportTfjsCommand(GraphImport graphs) {
        this.graphs = graphs;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(modelJson)) {
            throw CliException.usage("There is no file " + modelJson + ".");
        }
        graphs.convert(modelJson, onnx);
        Console console = Console.standard();
        console.line(console.tick() + " " + onnx + ", " + Texts.bytes(Files.size(onnx)));
        return 0;
    }
}
