package io.autotag.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class SecretBoxTest {

    private static final SecretBox BOX = box("secret of one installation");

    @Test
    void whatIsSealedIsReadAgainByTheSameInstallation() {
        String sealed = BOX.seal("owner", "whsec_größe");
        assertThat(BOX.open("owner", sealed)).contains("whsec_größe");
        assertThat(box("secret of one installation").open("owner", sealed)).contains("whsec_größe");
    }

    @Test
    void nobodyElseReadsIt() {
        String sealed = BOX.seal("owner", "whsec_text");
        assertThat(new String(Base64.getDecoder().decode(sealed), StandardCharsets.ISO_8859_1))
                .doesNotContain("whsec");
        assertThat(BOX.open("other", sealed)).isEmpty();
        assertThat(box("secret of another one").open("owner", sealed)).isEmpty();
        assertThat(new SecretBox("secret of one installation".getBytes(StandardCharsets.UTF_8), "other tests")
                        .open("owner", sealed))
                .isEmpty();
        assertThat(BOX.open("owner", sealed.startsWith("A") ? "B" + sealed.substring(1) : "A" + sealed.substring(1)))
                .isEmpty();
    }

    @Test
    void theSameSecretIsSealedDifferentlyEachTime() {
        assertThat(BOX.seal("owner", "text")).isNotEqualTo(BOX.seal("owner", "text"));
    }

    private static SecretBox box(String secret) {
        return new SecretBox(secret.getBytes(StandardCharsets.UTF_8), "tests");
    }
}
