package io.autotag.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExportContentTest {

    @ParameterizedTest
    @CsvSource({"ANNOTATIONS, true, false", "SUGGESTIONS, false, true", "BOTH, true, true"})
    void holdsWhatItIsCalledAfter(ExportContent content, boolean annotations, boolean suggestions) {
        assertThat(content.hasAnnotations()).isEqualTo(annotations);
        assertThat(content.hasSuggestions()).isEqualTo(suggestions);
    }
}
