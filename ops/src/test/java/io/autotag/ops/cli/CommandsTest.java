package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

class CommandsTest {

    @Command(name = "autotag")
    private static final class Root {}

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private static CommandLine root() {
        return Commands.addTo(new CommandLine(new Root()), Files::copy);
    }

    private int run(String... arguments) {
        return root().setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    static Stream<List<String>> everyCommand() {
        List<List<String>> paths = new ArrayList<>();
        collect(root(), List.of(), paths);
        return paths.stream();
    }

    private static void collect(CommandLine command, List<String> path, List<List<String>> paths) {
        command.getSubcommands().forEach((name, sub) -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            paths.add(longer);
            collect(sub, longer, paths);
        });
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void explainsEveryCommand(List<String> path) {
        List<String> arguments = new ArrayList<>(path);
        arguments.add("--help");
        assertThat(run(arguments.toArray(String[]::new))).isZero();
        assertThat(out.toString())
                .contains("Usage: autotag " + String.join(" ", path))
                .contains("Examples:");
    }

    /** A percent sign in them is doubled; else there is a warning above the help. */
    @ParameterizedTest
    @MethodSource("everyCommand")
    void describesEveryCommandInFormats(List<String> path) {
        CommandLine command = root();
        for (String name : path) {
            command = Objects.requireNonNull(command.getSubcommands().get(name));
        }
        CommandSpec spec = command.getCommandSpec();
        Stream<String> lines = Stream.of(
                        Stream.of(spec.usageMessage().header()),
                        Stream.of(spec.usageMessage().description()),
                        Stream.of(spec.usageMessage().footer()),
                        spec.args().stream().flatMap(arg -> Stream.of(arg.description())))
                .flatMap(line -> line);
        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThatCode(() -> String.format(Locale.ROOT, line))
                .doesNotThrowAnyException());
    }

    /** The list of the commands above it shows no more. */
    @ParameterizedTest
    @MethodSource("everyCommand")
    void describesEveryCommandInAWholeSentenceFirst(List<String> path) {
        CommandLine command = root();
        for (String name : path) {
            command = Objects.requireNonNull(command.getSubcommands().get(name));
        }
        assertThat(command.getCommandSpec().usageMessage().description()[0]).endsWith(".");
    }

    @Test
    void refusesAnUnknownOptionWithTheUsageCode() {
        assertThat(run("runs", "list", "Harbour", "--newest")).isEqualTo(2);
        assertThat(err.toString()).contains("--newest");
    }

    @Test
    void refusesAMissingParameterWithTheUsageCode() {
        assertThat(run("runs", "pause")).isEqualTo(2);
        assertThat(err.toString()).contains("RUN").contains("autotag runs pause --help");
    }

    @Test
    void saysThatNothingAnswersWithItsOwnCode() {
        assertThat(run("runs", "pause", "x", "--url", "http://127.0.0.1:1")).isEqualTo(3);
        assertThat(err.toString()).startsWith("autotag: Nothing answers at http://127.0.0.1:1.");
    }

    @Test
    void importsAGraphModelWithoutAServer(@TempDir Path folder) throws IOException {
        Path json = Files.writeString(folder.resolve("model.json"), "{}");
        Path onnx = folder.resolve("model.onnx");
        assertThat(run("models", "import-tfjs", json.toString(), "-o", onnx.toString()))
                .isZero();
        assertThat(onnx).hasContent("{}");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        assertThat(run("datasets", "upload", "no-such-folder")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("autotag: There is no folder and no zip archive no-such-folder.");
    }
}
