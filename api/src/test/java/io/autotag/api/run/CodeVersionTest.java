package io.autotag.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CodeVersionTest {

    @Test
    void onlyASmallerNumberIsOlder() {
        assertThat(CodeVersion.isOlder("orchestrator-v0")).isTrue();
        assertThat(CodeVersion.isOlder(CodeVersion.CURRENT)).isFalse();
        assertThat(CodeVersion.isOlder("orchestrator-v999")).isFalse();
    }

    @Test
    void whatCannotBeReadIsLeftAlone() {
        assertThat(CodeVersion.isOlder("")).isFalse();
        assertThat(CodeVersion.isOlder("nightly")).isFalse();
    }
}
