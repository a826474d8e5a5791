package io.autotag.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SignerTest {

    private final Signer signer = new Signer(new byte[] {1, 2, 3});

    @Test
    void acceptsItsOwnSignature() {
        assertThat(signer.matches(List.of("a", "b"), signer.sign(List.of("a", "b"))))
                .isTrue();
    }

    @Test
    void tellsListsApartThatJoinToTheSameText() {
        assertThat(signer.sign(List.of("ab", ""))).isNotEqualTo(signer.sign(List.of("a", "b")));
    }

    @Test
    void refusesTheSignatureOfAnotherSecret() {
        String other = new Signer(new byte[] {9}).sign(List.of("a"));
        assertThat(signer.matches(List.of("a"), other)).isFalse();
        assertThat(signer.matches(List.of("a"), "")).isFalse();
    }

    @Test
    void comparesABeginning() {
        String signature = signer.sign(List.of("a"));
        assertThat(signer.matches(List.of("a"), signature.substring(0, 22) + "rest", 22))
                .isTrue();
        assertThat(signer.matches(List.of("a"), signature.substring(0, 21), 22)).isFalse();
    }
}
