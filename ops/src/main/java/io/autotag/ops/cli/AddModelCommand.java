package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "add",
        description = {
            "Adds an ONNX file as a model, or as a new version of the model of that name.",
            "A zip archive may hold the file with its weights, its card and labels.txt. A .json file describes a model"
                    + " behind HTTP.",
            "A model card FILE.yaml beside FILE.onnx is taken along."
        })
final class AddModelCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Parameters(paramLabel = "FILE.onnx", description = "The model file.")
    private Path file = Path.of("");

    @Option(names = "--card", paramLabel = "FILE.yaml", description = "The model card.")
    private @Nullable Path card;

    @Option(names = "--name", defaultValue = "", description = "Default: the file's name.")
    private String name = "";

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) {
            throw CliException.usage("There is no file " + file + ".");
        }
        if (card != null && !(Files.isRegularFile(card) && Files.isReadable(card))) {
            throw CliException.usage("The card " + card + " cannot be read.");
        }
        Optional<Path> side = Optional.ofNullable(card).or(() -> CardBeside.of(file));
        side.ifPresent(AddModelCommand::requireUtf8);
        String called = name.isBlank() ? CardBeside.stem(file) : name;
        JsonNode version = new ModelUpload(connection.api()).add(called, file, side);
        return connection.show(version, console -> tell(console, version));
    }

    /** The server says the same, but only after it has taken the model. */
    private static void requireUtf8(Path card) {
        try {
            Files.readString(card);
        } catch (CharacterCodingException e) {
            throw CliException.usage("The card " + card + " is not written in UTF-8: save it as UTF-8.");
        } catch (IOException e) {
            throw CliException.usage("The card " + card + " cannot be read.");
        }
    }

    private static void tell(Console console, JsonNode version) {
        console.line(console.tick() + " version " + Fields.text(version, "version") + ", recognised as "
                + Fields.text(version, "head") + " with "
                + Texts.count(version.path("labels").size(), "label"));
        console.line("  " + Fields.text(version, "reason"));
        String trial = Fields.text(version, "head").startsWith("http-") ? "test" : "preview";
        console.line("  uid " + Fields.text(version, "uid") + "; try it with \"autotag models " + trial
                + "\", then activate it");
    }
}
