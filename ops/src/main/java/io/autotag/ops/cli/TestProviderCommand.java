package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "test",
        description =
                "Calls a provider once with one item, and shows what was sent, answered and read; ends with 1 where that"
                        + " failed.")
final class TestProviderCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Mixin
    private final VersionAndItem tried = new VersionAndItem();

    @Override
    public Integer call() {
        ModelUpload models = new ModelUpload(connection.api());
        JsonNode answer = models.test(tried.path(models), tried.item());
        connection.show(answer, tried.item(), console -> tell(console, answer));
        return answer.path("success").asBoolean() ? 0 : 1;
    }

    private static void tell(Console console, JsonNode tried) {
        JsonNode sent = tried.path("sent");
        String secret = Fields.text(sent, "secret");
        String status = Fields.text(tried, "response_status");
        console.line((status.isEmpty() ? "to send   " : "sent      ") + Fields.text(sent, "method") + " "
                + Fields.text(sent, "url"));
        console.line("          " + Fields.text(sent, "width") + " x " + Fields.text(sent, "height") + " pixels in "
                + Fields.text(sent, "bytes") + " bytes of " + Fields.text(sent, "content_type")
                + (secret.isEmpty() ? "" : ", with the secret " + secret));
        console.line("answered  " + (status.isEmpty() ? "nothing" : status) + " after " + Fields.text(tried, "millis")
                + " ms");
        if (!tried.path("success").asBoolean()
                && !Fields.text(tried, "response").isEmpty()) {
            console.line(Fields.text(tried, "response"));
        }
        console.line(Fields.text(tried, "message"));
        Table predictions = PreviewCommand.table(tried);
        if (!predictions.isEmpty()) {
            console.table(predictions);
        }
    }
}
