package io.autotag.ops.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NamespaceTest {

    @Test
    void putsItsProgramBeforeTheCommand() {
        assertThat(new Namespace("-m").around(List.of("mount", "-a"))).containsExactly("unshare", "-m", "mount", "-a");
    }

    @Test
    void doesNotRunWhatThereIsNot() {
        assertThat(new Namespace("--no-such-part").runs("true")).isFalse();
        assertThat(new Namespace("-U").runs("false")).isFalse();
    }
}
