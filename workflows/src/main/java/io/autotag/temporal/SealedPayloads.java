package io.autotag.temporal;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.payload.codec.PayloadCodecException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals payloads with AES-256-GCM before they leave for the server, whole, with what they say of themselves; the name of the
 * key goes along in the clear. Passes on what is not sealed. Thread-safe.
 */
final class SealedPayloads implements PayloadCodec {

    private static final Logger log = LoggerFactory.getLogger(SealedPayloads.class);

    private static final String ENCODING = "encoding";
    private static final ByteString SEALED = ByteString.copyFromUtf8("binary/encrypted");
    private static final String KEY_ID = "encryption-key-id";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final PayloadKeys keys;
    private final SecureRandom random = new SecureRandom();

    SealedPayloads(PayloadKeys keys) {
        this.keys = keys;
    }

    @Override
    public List<Payload> encode(List<Payload> payloads) {
        return keys.newest()
                .map(key -> payloads.stream().map(payload -> seal(payload, key)).toList())
                .orElse(payloads);
    }

    @Override
    public List<Payload> decode(List<Payload> payloads) {
        return payloads.stream().map(this::open).toList();
    }

    private Payload seal(Payload payload, PayloadKey key) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, key).doFinal(payload.toByteArray());
            return Payload.newBuilder()
                    .putMetadata(ENCODING, SEALED)
                    .putMetadata(KEY_ID, ByteString.copyFromUtf8(key.id()))
                    .setData(ByteString.copyFrom(nonce).concat(ByteString.copyFrom(sealed)))
                    .build();
        } catch (GeneralSecurityException e) {
            throw new PayloadCodecException("this JVM has no AES-GCM", e);
        }
    }

    private Payload open(Payload payload) {
        if (!SEALED.equals(payload.getMetadataMap().get(ENCODING))) {
            return payload;
        }
        PayloadKey key = key(payload);
        byte[] data = payload.getData().toByteArray();
        try {
            // Too little for a nonce and a tag ends like a tag that is not right.
            byte[] sealed = Arrays.copyOf(data, Math.max(data.length, NONCE_BYTES + TAG_BITS / Byte.SIZE));
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), key);
            return Payload.parseFrom(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (GeneralSecurityException | InvalidProtocolBufferException e) {
            throw new PayloadCodecException(
                    "Temporal holds something that the key \"" + key.id() + "\" in " + PayloadKeys.VARIABLE
                            + " does not open: under this name another process has another key, or it was changed.",
                    e);
        }
    }

    private PayloadKey key(Payload payload) {
        String id = payload.getMetadataOrDefault(KEY_ID, ByteString.EMPTY).toStringUtf8();
        return keys.named(id).orElseThrow(() -> {
            String sentence = "Temporal holds something that was encrypted with the key \"" + id
                    + "\", which this process does not have: put it into " + PayloadKeys.VARIABLE
                    + ", as it is in the processes that have it.";
            log.error("{}", sentence);
            return new PayloadCodecException(sentence);
        });
    }

    private static Cipher cipher(int mode, byte[] nonce, PayloadKey key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(key.id().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
