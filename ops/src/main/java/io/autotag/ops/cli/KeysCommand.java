package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

@Command(
        name = "keys",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "API keys: list, create and delete them. Only an admin may.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  autotag keys create \"Ana's laptop\" --role annotator --user ana",
            "  autotag keys create \"nightly upload\" --role annotator",
            "  autotag keys create \"contractor\" --role viewer --expires 2026-12-31T00:00:00Z",
            "  autotag keys delete 3c1de7a0-9a5c-4f7b-8f5a-7d6c5b4a3f21"
        })
final class KeysCommand {

    /** What a key may do; each includes those before it. */
    enum Role {
        viewer,
        annotator,
        operator,
        admin
    }

    @Command(name = "list", description = "All keys of your organisation; the keys themselves are never shown again.")
    int list(@Mixin Connection connection) {
        List<JsonNode> keys = Pages.read(connection.api(), "/keys/", Integer.MAX_VALUE);
        Table table = new Table()
                .text("NAME")
                .text("PREFIX")
                .text("ROLE")
                .text("USER")
                .text("LAST USED")
                .text("EXPIRES")
                .text("UID");
        for (JsonNode key : keys) {
            table.row(
                    Fields.text(key, "name"),
                    Fields.text(key, "prefix"),
                    Fields.text(key, "role"),
                    Fields.text(key, "user"),
                    Fields.time(key, "last_used_at"),
                    Fields.time(key, "expires_at"),
                    Fields.text(key, "uid"));
        }
        return connection.show(keys, table, "There is no key.");
    }

    @Command(name = "create", description = "Creates a key and shows it, this once.")
    int create(
            @Mixin Connection connection,
            @Parameters(paramLabel = "NAME", description = "What the key is for.") String name,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            required = true,
                            description = "${COMPLETION-CANDIDATES}; each may do what those before it may.")
                    Role role,
            @Option(
                            names = "--user",
                            paramLabel = "LOGIN",
                            defaultValue = "",
                            description = "Whom it acts for; a new login makes a user. Default: you.")
                    String user,
            @Option(names = "--expires", paramLabel = "TIME", defaultValue = "", description = "An ISO time.")
                    String expires) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", name);
        body.put("role", role.name().toLowerCase(Locale.ROOT));
        if (!user.isEmpty()) {
            body.put("user", user);
        }
        if (!expires.isEmpty()) {
            body.put("expires_at", expires);
        }
        JsonNode key = connection.api().post("/keys/", body);
        return connection.show(key, console -> {
            console.line(Fields.text(key, "key"));
            console.line("Keep it now: it is stored only as a hash and cannot be shown again.");
        });
    }

    @Command(name = "delete", description = "Deletes a key; it is refused from then on.")
    int delete(@Mixin Connection connection, @Parameters(paramLabel = "KEY", description = "Its uid.") String uid) {
        connection.api().delete("/keys/" + uid + "/");
        return connection.show(
                JsonNodeFactory.instance.objectNode().put("deleted", uid),
                console -> console.line(console.tick() + " deleted"));
    }
}
