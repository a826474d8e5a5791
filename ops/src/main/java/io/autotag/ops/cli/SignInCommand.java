package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code autotag sign-in}: hands the holder of a key over to a browser. */
@Command(
        name = "sign-in",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Prints an address that signs one browser in as you, once, within a quarter of an hour.",
        footerHeading = "%nExamples:%n",
        footer = "  autotag sign-in")
final class SignInCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Override
    public Integer call() {
        connection.requireNoIds("sign-in");
        JsonNode link = SignInLink.make(connection.api());
        return connection.show(link, console -> console.line(Fields.text(link, "url")));
    }
}
