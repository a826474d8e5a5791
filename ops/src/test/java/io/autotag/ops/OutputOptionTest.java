package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class OutputOptionTest {

    private static OutputOption of(String... words) {
        return CommandLine.populateCommand(new OutputOption(), words);
    }

    @Test
    void asksAPartForJsonLinesOnlyWhenItIsAskedForJson() {
        assertThat(of("-o", "json").logVariables()).containsEntry("AUTOTAG_LOG_FORMAT", "json");
        assertThat(of("-o", "table").logVariables()).isEmpty();
        assertThat(of().logVariables()).isEmpty();
    }

    @Test
    void writesOneObject() {
        assertThat(OutputOption.text(OutputOption.object().put("clean", true)))
                .isEqualToIgnoringWhitespace("""
                {"clean": true}
                """);
    }
}
