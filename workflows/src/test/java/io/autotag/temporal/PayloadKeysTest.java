package io.autotag.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.payload.codec.PayloadCodecException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PayloadKeysTest {

    private static final String OLD = "2025:" + "o".repeat(32);
    private static final String NEW = "2026:" + "n".repeat(32);
    private static final String TEXT = "a project of ours";

    @Test
    void whatIsSealedCannotBeReadWithoutTheKey() {
        Payload sealed = seal(NEW);
        assertThat(new String(sealed.toByteArray(), StandardCharsets.ISO_8859_1))
                .doesNotContain("project")
                .doesNotContain("json");
        assertThat(sealed.getMetadataMap()).containsOnlyKeys("encoding", "encryption-key-id");
        assertThat(sealed.getMetadataOrThrow("encryption-key-id").toStringUtf8())
                .isEqualTo("2026");
        assertThat(open(NEW, sealed)).isEqualTo(TEXT);
    }

    @Test
    void theSameIsNeverSealedAlikeTwice() {
        assertThat(seal(NEW)).isNotEqualTo(seal(NEW));
    }

    @Test
    void theFirstKeySealsAndAllOfThemOpen() {
        Payload before = seal(OLD);
        assertThat(open(NEW + "," + OLD, before)).isEqualTo(TEXT);
        Payload since = seal(NEW + "," + OLD);
        assertThat(open(OLD + ", " + NEW, since)).isEqualTo(TEXT);
        assertThat(since.getMetadataOrThrow("encryption-key-id").toStringUtf8()).isEqualTo("2026");
    }

    @Test
    void whatWasNeverSealedIsReadAsBefore() {
        Payload plain = DefaultDataConverter.STANDARD_INSTANCE.toPayload(TEXT).orElseThrow();
        assertThat(open(NEW, plain)).isEqualTo(TEXT);
        assertThat(open("", plain)).isEqualTo(TEXT);
    }

    @Test
    void withoutKeysNothingIsSealed() {
        assertThat(seal(""))
                .isEqualTo(
                        DefaultDataConverter.STANDARD_INSTANCE.toPayload(TEXT).orElseThrow());
    }

    @Test
    void keysBehindTheWordClearOnlyOpen() {
        assertThat(seal("clear, " + NEW)).isEqualTo(seal(""));
        assertThat(open("clear, " + NEW, seal(NEW))).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2025:oooooooooooooooooooooooooooooooo"})
    void whoLacksTheKeyIsToldWhichOneAndWhereItBelongs(String keys) {
        Payload sealed = seal(NEW);
        assertThatExceptionOfType(PayloadCodecException.class)
                .isThrownBy(() -> open(keys, sealed))
                .withMessage(
                        "Temporal holds something that was encrypted with the key \"2026\", which this process does"
                                + " not have: put it into AUTOTAG_TEMPORAL_PAYLOAD_KEYS, as it is in the processes that have"
                                + " it.");
    }

    @Test
    void whatWasChangedOrSealedWithAnotherKeyOfTheNameIsNotBelieved() {
        Payload sealed = seal(NEW);
        String other = "2026:" + "x".repeat(32);
        assertThatExceptionOfType(PayloadCodecException.class)
                .isThrownBy(() -> open(other, sealed))
                .withMessageContaining("does not open");
        Payload renamed = sealed.toBuilder()
                .putMetadata("encryption-key-id", ByteString.copyFromUtf8("2025"))
                .build();
        String sameSecret = "2025:" + "n".repeat(32);
        assertThatExceptionOfType(PayloadCodecException.class).isThrownBy(() -> open(sameSecret, renamed));
        Payload cut = sealed.toBuilder().setData(ByteString.copyFromUtf8("cut")).build();
        assertThatExceptionOfType(PayloadCodecException.class).isThrownBy(() -> open(NEW, cut));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret",
                "2026:short",
                ":nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn",
                "a b:nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"
            })
    void saysWhatTheVariableMustLookLikeAndNotWhatItIs(String variable) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys(variable))
                .withMessageStartingWith("AUTOTAG_TEMPORAL_PAYLOAD_KEYS must be keys like 2026-11:SECRET,")
                .withMessageNotContaining("nnn");
    }

    @Test
    void twoKeysOfOneNameAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys(NEW + "," + NEW))
                .withMessage("AUTOTAG_TEMPORAL_PAYLOAD_KEYS has two keys of the same name.");
    }

    @Test
    void keysAreNeverShown() {
        assertThat(keys(NEW)).hasToString("PayloadKeys[keys=[PayloadKey[2026]], isSealing=true]");
    }

    private static PayloadKeys keys(String variable) {
        return PayloadKeys.of(Map.of("AUTOTAG_TEMPORAL_PAYLOAD_KEYS", variable));
    }

    private static Payload seal(String keys) {
        DataConverter converter = keys(keys).converter();
        return converter.toPayload(TEXT).orElseThrow();
    }

    private static String open(String keys, Payload payload) {
        return keys(keys).converter().fromPayload(payload, String.class, String.class);
    }
}
