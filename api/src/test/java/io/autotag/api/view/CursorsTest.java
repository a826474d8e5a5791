package io.autotag.api.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.api.auth.Signer;
import io.autotag.api.error.ApiException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CursorsTest {

    private final Cursors cursors = new Cursors(new Signer(new byte[] {1}));

    @Test
    void comesBackToItsPosition() {
        assertThat(cursors.decode("1 datasets", cursors.encode("1 datasets", "42 ü/+")))
                .isEqualTo("42 ü/+");
    }

    @Test
    void needsNoEscapingInAUrl() {
        for (int i = 0; i < 200; i++) {
            assertThat(cursors.encode("list", "\u00ff~?" + i)).matches("[A-Za-z0-9_-]+");
        }
    }

    @Test
    void isOfOneListOnly() {
        String cursor = cursors.encode("1 datasets", "42");
        assertThatThrownBy(() -> cursors.decode("2 datasets", cursor)).isInstanceOf(ApiException.class);
    }

    @Test
    void refusesWhatItDidNotMake() {
        String cursor = cursors.encode("list", "42");
        for (String bad : List.of("", "2", "%%%", cursor + "x", "x" + cursor, cursor.repeat(100), "A".repeat(60))) {
            assertThatThrownBy(() -> cursors.decode("list", bad))
                    .isInstanceOf(ApiException.class)
                    .hasMessageContaining("Not a cursor of this list");
        }
    }
}
