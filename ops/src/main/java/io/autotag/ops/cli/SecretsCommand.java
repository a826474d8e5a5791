package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

@Command(
        name = "secrets",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Secrets that go along when pictures are sent to providers. Only an admin may.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  autotag secrets set detector-key --origin https://example.org/v1/objects    (asks for it)",
            "  autotag secrets set detector-key --origin https://example.org/v1/objects --file key.txt",
            "  autotag secrets list"
        })
final class SecretsCommand {

    private static final int MOST_BYTES = 1 << 16;

    @Command(
            name = "set",
            description = "Sets a secret, or changes it. It is never shown again, and goes to its origin alone.")
    int set(
            @Mixin Connection connection,
            @Parameters(paramLabel = "NAME", description = "As descriptions name it.") String name,
            @Option(
                            names = "--origin",
                            paramLabel = "URL",
                            required = true,
                            description =
                                    "Whom it may be sent to: scheme, host and port of the provider. With a path it"
                                            + " goes nowhere else there.")
                    String origin,
            @Option(
                            names = "--file",
                            paramLabel = "FILE",
                            description = "Its first line is the secret. Default: it is asked for.")
                    @Nullable
                    Path file) {
        JsonNode body =
                JsonNodeFactory.instance.objectNode().put("origin", origin).put("value", value(file));
        JsonNode secret = connection.api().put(path(name), body);
        return connection.show(
                secret,
                Fields.text(secret, "name"),
                console -> console.line(
                        console.tick() + " set; it is sent to " + Fields.text(secret, "origin") + " alone"));
    }

    @Command(name = "list", description = "The names of all secrets of your organisation, newest first.")
    int list(@Mixin Connection connection) {
        connection.requireNoIds("secrets list");
        List<JsonNode> secrets = Pages.read(connection.api(), "/provider-secrets/", Integer.MAX_VALUE);
        Table table = new Table().text("NAME").text("ORIGIN").text("SET");
        for (JsonNode one : secrets) {
            table.row(Fields.text(one, "name"), Fields.text(one, "origin"), Fields.time(one, "updated_at"));
        }
        return connection.show(secrets, table, "There is no secret.");
    }

    @Command(name = "remove", description = "Removes a secret; providers that need it are called no more.")
    int remove(@Mixin Connection connection, @Parameters(paramLabel = "NAME", description = "Its name.") String name) {
        connection.api().delete(path(name));
        return connection.show(
                JsonNodeFactory.instance.objectNode().put("removed", name),
                name,
                console -> console.line(console.tick() + " removed"));
    }

    private static String path(String name) {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,62}")) {
            throw CliException.usage("A secret is called by small letters, digits and hyphens, not \"" + name + "\".");
        }
        return "/provider-secrets/" + name + "/";
    }

    /** Never an argument: those are in the history of the shell, and other users of the machine see them. */
    private static String value(@Nullable Path file) {
        if (file != null) {
            return TextFile.firstLine(file);
        }
        return TerminalSize.isTerminal() ? typed() : piped();
    }

    private static String typed() {
        char[] typed = Objects.requireNonNull(System.console()).readPassword("The secret: ");
        return typed == null ? "" : new String(typed).strip();
    }

    private static String piped() {
        try {
            String all = new String(System.in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            return all.lines().findFirst().orElse("").strip();
        } catch (IOException e) {
            throw CliException.usage("Cannot read the secret from standard input.");
        }
    }
}
