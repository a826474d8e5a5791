package io.autotag.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ItemAccessTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            LEASE, NOBODY,  NOBODY,  ANNOTATOR
            LEASE, NOBODY,  SELF,    ANNOTATOR
            LEASE, NOBODY,  ANOTHER, ANNOTATOR
            LEASE, SELF,    NOBODY,  ANNOTATOR
            LEASE, SELF,    SELF,    ANNOTATOR
            LEASE, SELF,    ANOTHER, ANNOTATOR
            LEASE, ANOTHER, NOBODY,  NONE
            LEASE, ANOTHER, SELF,    NONE
            LEASE, ANOTHER, ANOTHER, NONE
            SAVE,  NOBODY,  NOBODY,  ANNOTATOR
            SAVE,  NOBODY,  SELF,    ANNOTATOR
            SAVE,  NOBODY,  ANOTHER, OPERATOR
            SAVE,  SELF,    NOBODY,  ANNOTATOR
            SAVE,  SELF,    SELF,    ANNOTATOR
            SAVE,  SELF,    ANOTHER, OPERATOR
            SAVE,  ANOTHER, NOBODY,  NONE
            SAVE,  ANOTHER, SELF,    NONE
            SAVE,  ANOTHER, ANOTHER, NONE
            """)
    void takesTheRole(ItemEvent event, Who held, Who finished, LeastRole least) {
        assertThat(ItemAccess.least(event, held, finished)).isEqualTo(least);
    }

    @Test
    void exactlyOneLineFitsEachCase() {
        for (ItemEvent event : ItemEvent.values()) {
            for (Who held : Who.values()) {
                for (Who finished : Who.values()) {
                    assertThat(ItemAccess.all())
                            .filteredOn(rule -> rule.fits(event, held, finished))
                            .as("%s, held by %s, finished by %s", event, held, finished)
                            .hasSize(1);
                }
            }
        }
    }

    @Test
    void everyLineFitsSomeCase() {
        assertThat(ItemAccess.all()).allSatisfy(rule -> {
            assertThat(rule.held()).isNotEmpty();
            assertThat(rule.finished()).isNotEmpty();
        });
    }
}
