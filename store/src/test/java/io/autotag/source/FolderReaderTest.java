package io.autotag.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder is read from its beginning to its end, and nothing that is not in it. */
final class FolderReaderTest {

    @TempDir
    private Path machine;

    private Path root;
    private FolderRoots roots;

    @BeforeEach
    void make() throws IOException {
        root = Files.createDirectories(machine.resolve("photos"));
        roots = FolderRoots.of(root.toString());
        write(machine.resolve("secret.jpg"), "secret");
    }

    @Test
    void listsPicturesInOrderAndNothingElse() throws IOException {
        for (String name : List.of("b.jpg", "a/2.PNG", "a/1.webp", "a.jpg", "notes.txt", ".hidden.jpg", ".h/x.jpg")) {
            write(root.resolve(name), name);
        }
        assertThat(paths("")).containsExactly("a/1.webp", "a/2.PNG", "a.jpg", "b.jpg");
    }

    @Test
    void goesOnBehindAnyPositionWithoutGapsAndTwins() throws IOException {
        for (String name : List.of("a-b/1.jpg", "a/1.jpg", "a/b/1.jpg", "a/b/2.jpg", "a/c.jpg", "b.jpg", "a.jpg")) {
            write(root.resolve(name), name);
        }
        List<String> all = paths("");
        assertThat(all).hasSize(7);
        for (int at = 0; at < all.size(); at++) {
            assertThat(paths(all.get(at))).isEqualTo(all.subList(at + 1, all.size()));
        }
    }

    @Test
    void aPositionThatIsGoneIsStillOne() throws IOException {
        write(root.resolve("a.jpg"), "a");
        write(root.resolve("c.jpg"), "c");
        assertThat(paths("b/gone.jpg")).containsExactly("c.jpg");
    }

    @Test
    void linksAreNotThere() throws IOException {
        write(root.resolve("real.jpg"), "real");
        Files.createSymbolicLink(root.resolve("file.jpg"), machine.resolve("secret.jpg"));
        Files.createSymbolicLink(root.resolve("folder"), machine);
        Files.createSymbolicLink(root.resolve("inside.jpg"), root.resolve("real.jpg"));
        assertThat(paths("")).containsExactly("real.jpg");
        refused("file.jpg");
        refused("folder/secret.jpg");
        refused("inside.jpg");
    }

    @Test
    void aSourceBehindALinkIsRefused() throws IOException {
        Files.createSymbolicLink(root.resolve("out"), machine);
        SourceReader out = reader(root.resolve("out"));
        assertThatThrownBy(() -> out.list("")).isInstanceOf(SourceException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.jpg", "a/../../secret.jpg", "/etc/x.jpg", "./a.jpg", ".hidden.jpg", "a.txt", ""})
    void noPathLeadsOut(String path) throws IOException {
        write(root.resolve(".hidden.jpg"), "hidden");
        write(root.resolve("a.txt"), "text");
        write(root.resolve("a.jpg"), "a");
        refused(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "photos", "/etc", "ROOT/../other", "ROOTother", "ROOT/.git", "ROOT/./a", "ROOT/a\u0000b"
            })
    void onlyWhatIsBelowARootCanBeASource(String location) {
        assertThat(roots.find(location.replace("ROOT", root.toString()))).isEmpty();
    }

    @Test
    void theRootItselfAndWhatIsBelowCanBe() {
        assertThat(roots.find(root.toString())).isPresent();
        assertThat(roots.find(root + "/cats/2026")).isPresent();
        assertThat(FolderRoots.of("").find(root.toString())).isEmpty();
        assertThatThrownBy(() -> FolderRoots.of("/")).hasMessageContaining("root of all files");
        assertThatThrownBy(() -> FolderRoots.of("here")).hasMessageContaining("whole path");
    }

    @Test
    void aRootMayItselfBeHidden() {
        FolderRoots both = FolderRoots.of("/srv/.data,/srv/.data/.cats");
        assertThat(both.find("/srv/.data/cats")).isPresent();
        assertThat(both.find("/srv/.data/.cats/2026")).isPresent();
        assertThat(both.find("/srv/.data/.dogs")).isEmpty();
    }

    @Test
    void readsAndNoticesChanges() throws IOException {
        Path file = root.resolve("sub/a.jpg");
        write(file, "first");
        SourceReader reader = reader(root);
        SourceEntry entry = reader.list("").next();
        try (SourceContent content = reader.open(entry, null).orElseThrow()) {
            assertThat(content.stream().readAllBytes()).asString().isEqualTo("first");
            assertThat(content.bytes()).isEqualTo(5);
            assertThat(content.tag()).isEqualTo(entry.tag());
        }
        assertThat(reader.open(entry, entry.tag())).isEmpty();
        write(file, "longer");
        assertThat(reader.list("").next().tag()).isNotEqualTo(entry.tag());
    }

    @Test
    void aFolderThatIsAwayIsNoEmptyOne() {
        assertThatThrownBy(() -> reader(root.resolve("away")).list(""))
                .isInstanceOfSatisfying(SourceException.class, away -> assertThat(away.isLasting())
                        .isFalse());
    }

    @Test
    void whatCannotBeEnteredIsListedAndTheRestIsToo() throws Exception {
        write(root.resolve("a/1.jpg"), "a");
        write(root.resolve("closed/1.jpg"), "closed");
        write(root.resolve("z.jpg"), "z");
        Files.setPosixFilePermissions(root.resolve("closed"), Set.of());
        try {
            assertThat(pathsOfSomebody("")).containsExactly("a/1.jpg", "closed/", "z.jpg");
            assertThat(pathsOfSomebody("closed/")).containsExactly("z.jpg");
            assertThat(pathsOfSomebody("closed/1.jpg")).containsExactly("closed/", "z.jpg");
            refused("closed/");
        } finally {
            Files.setPosixFilePermissions(root.resolve("closed"), PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void whatLiesTooDeepIsListedAndTheRestIsToo() throws IOException {
        String deepest = "d/".repeat(FolderListing.DEEPEST - 1);
        write(root.resolve(deepest + "in.jpg"), "in");
        write(root.resolve(deepest + "d/out.jpg"), "out");
        write(root.resolve("z.jpg"), "z");
        assertThat(paths("")).containsExactly(deepest + "d/", deepest + "in.jpg", "z.jpg");
        assertThat(paths(deepest + "d/")).containsExactly(deepest + "in.jpg", "z.jpg");
        assertThatThrownBy(() -> reader(root).open(new SourceEntry(deepest + "d/", null, null, 1), null))
                .hasMessageContaining("64 are entered");
    }

    @Test
    void aNameThatIsNoTextIsListedAndRefused() throws Exception {
        write(root.resolve("z.jpg"), "z");
        String make = "mkdir \"$(printf 'f\\377')\" && : > \"$(printf 'p\\377.jpg')\"";
        Process shell = new ProcessBuilder("sh", "-c", make)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        assumeTrue(shell.waitFor() == 0, "this disk takes text only");
        assertThat(paths("")).containsExactly("f\uFFFD/", "p\uFFFD.jpg", "z.jpg");
        assertThat(paths("f\uFFFD/")).containsExactly("p\uFFFD.jpg", "z.jpg");
        assertThat(paths("p\uFFFD.jpg")).containsExactly("z.jpg");
        refused("f\uFFFD/");
        refused("p\uFFFD.jpg");
    }

    private void refused(String path) {
        assertThatThrownBy(() -> reader(root).open(new SourceEntry(path, null, null, 1), null))
                .as(path)
                .isInstanceOf(SourceException.class);
    }

    private SourceReader reader(Path folder) {
        return new FolderReader(roots.find(folder.toString()).orElseThrow());
    }

    private List<String> paths(String after) {
        return TestSources.paths(reader(root).list(after));
    }

    /** As a user for whom folders can be closed. */
    private List<String> pathsOfSomebody(String after) throws Exception {
        if (!Files.isReadable(root.resolve("closed"))) {
            return paths(after);
        }
        Path classes = machine.resolve("classes");
        copy(FolderReader.class, classes);
        copy(ListedFolder.class, classes);
        Files.setPosixFilePermissions(machine, PosixFilePermissions.fromString("rwxr-xr-x"));
        Process listing = new ProcessBuilder(
                        "setpriv",
                        "--reuid=65534",
                        "--regid=65534",
                        "--clear-groups",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classes.toString(),
                        ListedFolder.class.getName(),
                        root.toString(),
                        after)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream told = listing.getInputStream()) {
            List<String> paths = new String(told.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(listing.waitFor()).isZero();
            return paths;
        }
    }

    /** Where anybody may read them. */
    private static void copy(Class<?> one, Path classes) throws Exception {
        String folder = one.getPackageName().replace('.', '/');
        Path from =
                Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
        Files.createDirectories(classes.resolve(folder));
        try (Stream<Path> files = Files.list(from.resolve(folder))) {
            for (Path file : files.toList()) {
                Path copied = classes.resolve(folder).resolve(file.getFileName().toString());
                Files.copy(file, copied, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
