package io.autotag.groundtruth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class YoloNamesTest {

    @TempDir
    private Path folder;

    private Map<Integer, String> of(Map<String, String> texts) throws IOException {
        return of(Collected.zip(folder, texts));
    }

    private static Map<Integer, String> of(Path file) throws IOException {
        try (TextArchive archive = TextArchive.open(file)) {
            return YoloNames.of(archive).names();
        }
    }

    private Map<Integer, String> yaml(String text) throws IOException {
        return of(Map.of("data.yaml", text));
    }

    private void refused(String yaml, String sentence) {
        assertThatThrownBy(() -> yaml(yaml))
                .isInstanceOf(TruthFileException.class)
                .hasMessage(sentence);
    }

    @Test
    void readsNamesAsPeopleWriteThem() throws IOException {
        Map<Integer, String> both = Map.of(0, "person", 1, "red car");
        assertThat(yaml("path: x\nnames:\n  0: person\n  1: 'red car'  # why\nnc: 2\n"))
                .isEqualTo(both);
        assertThat(yaml("names:\n- person\n- \"red car\"\n")).isEqualTo(both);
        assertThat(yaml("nc: 2\nnames: ['person', 'red car']\n")).isEqualTo(both);
        assertThat(yaml("names: [\n  person,\n  red car,\n]\n")).isEqualTo(both);
        assertThat(yaml("names: {0: person, 1: red car}\r\n")).isEqualTo(both);
    }

    @Test
    void honoursTheNumbersInAnyOrderAndWithGaps() throws IOException {
        assertThat(yaml("names: {1: car, 0: person}")).isEqualTo(Map.of(0, "person", 1, "car"));
        assertThat(yaml("names:\n  7: dog\n  # the rest\n\n  0: person\n  3:\n"))
                .isEqualTo(Map.of(0, "person", 7, "dog"));
    }

    @Test
    void aCommaOrHashInQuotesBelongsToTheName() throws IOException {
        assertThat(yaml("names: ['a, b', c]")).isEqualTo(Map.of(0, "a, b", 1, "c"));
        assertThat(yaml("names:\n# all of them\n- \"C #1\" # a chord\n\n# and\n- 'it''s'\n- \"say \\\"a\\\"\"\n"))
                .isEqualTo(Map.of(0, "C #1", 1, "it's", 2, "say \"a\""));
    }

    @Test
    void whatYamlTakesForSomethingElseIsANameAsWritten() throws IOException {
        assertThat(yaml("names: [no, 007, 1.50, true, 2020-01-01]"))
                .isEqualTo(Map.of(0, "no", 1, "007", 2, "1.50", 3, "true", 4, "2020-01-01"));
    }

    @Test
    void readsOnlyTheNamesOfTheWholeFile() throws IOException {
        assertThat(yaml("kpt_names:\n  0: [nose]\ninfo: {names: [x], at: [[1], {a: b}]}\nnames: [person]\n"))
                .isEqualTo(Map.of(0, "person"));
    }

    @Test
    void aBlankLineIsAClassWithoutAName() throws IOException {
        assertThat(of(Map.of("classes.txt", "person\n\n car \n\n\n"))).isEqualTo(Map.of(0, "person", 2, "car"));
        assertThat(yaml("names: [person, '', car, ~]")).isEqualTo(Map.of(0, "person", 2, "car"));
    }

    @Test
    void skipsTheMarkAtTheBeginning() throws IOException {
        assertThat(of(Map.of("classes.txt", "\uFEFFperson\n"))).isEqualTo(Map.of(0, "person"));
        assertThat(yaml("\uFEFFnames: [person]\n")).isEqualTo(Map.of(0, "person"));
    }

    @Test
    void filesThatSayTheSameStandSideBySide() throws IOException {
        assertThat(of(Map.of("classes.txt", "a\nb\n", "data.yaml", "names: {1: b, 0: a}", "args.yaml", "lr: 0.1")))
                .isEqualTo(Map.of(0, "a", 1, "b"));
        assertThatThrownBy(() -> of(Map.of("classes.txt", "a\nb\n", "data.yaml", "names: [b, a]")))
                .isInstanceOf(TruthFileException.class)
                .hasMessage("classes.txt and data.yaml call the classes differently: leave only the names that belong"
                        + " to these labels.");
    }

    @Test
    void refusesWhatItWouldHaveToGuess() {
        String how = "write them as a list (names: [person, car]) or by their numbers (names: {0: person, 1: car}).";
        refused("nc: 1\nnames: person", "data.yaml line 2: The names are neither a list nor numbered: " + how);
        refused("names:\n- name: person", "data.yaml line 2: A name is no text: " + how);
        refused("names:\n  person: 0", "data.yaml line 2: A key of the names is no number of a class: " + how);
        refused("names: {0: a, 0: b}", "data.yaml line 1: The class 0 has a name already: leave only one.");
        refused(
                "names: [a]\nnames: [b]",
                "data.yaml line 2: The names stand here for the second time: leave only one.");
        refused("names: {100000: a}", "data.yaml line 1: The numbers of classes go up to 99999.");
        refused(
                "names: [a]\n---\nnames: [b]",
                "data.yaml line 3: The file holds more than one YAML document: leave only the first one.");
        refused(
                "names: [a\nnc: 1",
                "data.yaml line 2: The YAML is broken here: mend it, or leave the file out of the archive.");
    }

    @Test
    @Timeout(30)
    void refusesHostileYaml() {
        refused("a: &a [x]\nnames: *a", "data.yaml line 2: The YAML has an alias here: write the value out instead.");
        refused(
                "a: &a [x, x]\nb: &b [*a, *a]\nnames: [c]",
                "data.yaml line 2: The YAML has an alias here: write the value out instead.");
        refused(
                "names: !!python/object [x]",
                "data.yaml line 1: The YAML has a tag here, which no name needs: remove it.");
        refused(
                "names:\n- !!javax.script.ScriptEngineManager x",
                "data.yaml line 2: The YAML has a tag here, which no name needs: remove it.");
        refused("a: " + "[".repeat(1_000_000), "data.yaml line 1: The YAML is nested more than 16 levels deep.");
        refused(
                "names: " + "[".repeat(1_000_000),
                "data.yaml line 1: A name is no text: write them as a list"
                        + " (names: [person, car]) or by their numbers (names: {0: person, 1: car}).");
        refused("#".repeat(YoloYaml.LONGEST + 1), "data.yaml: The YAML has more than 2000000 characters.");
        refused("names: [" + "x,".repeat(100_001) + "]", "data.yaml line 1: The numbers of classes go up to 99999.");
        refused(
                "#".repeat(TextArchive.MOST_TEXT + 1),
                "data.yaml: The file unpacks to more than 4 MiB: no picture has so many annotations.");
    }

    @Test
    void refusesNamesInAnotherEncoding() throws IOException {
        Path file = folder.resolve("latin.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("classes.txt"));
            zip.write("Bär\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        assertThatThrownBy(() -> of(file))
                .isInstanceOf(TruthFileException.class)
                .hasMessage("classes.txt: The file is not written in UTF-8: save it as UTF-8.");
    }

    @Test
    void wantsNames() {
        assertThatThrownBy(() -> of(Map.of("a.txt", "0 0.5 0.5 0.1 0.1", "data.yaml", "nc: 1\nnames:\n")))
                .isInstanceOf(TruthFileException.class)
                .hasMessageContaining("what the classes are called");
    }
}
