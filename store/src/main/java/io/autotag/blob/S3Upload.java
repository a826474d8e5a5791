package io.autotag.blob;

import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Sends a local file to a bucket: at once, or in parts when it is large. It is there whole or not at all, and the store
 * itself compares what came with what was sent.
 */
final class S3Upload {

    private static final Logger log = LoggerFactory.getLogger(S3Upload.class);
    private static final String ANY_TYPE = "application/octet-stream";

    private final S3Bucket bucket;
    private final long partBytes;

    /** @param partBytes what is sent at once; at least 5 MiB, as object stores demand of parts */
    S3Upload(S3Bucket bucket, long partBytes) {
        this.bucket = bucket;
        this.partBytes = partBytes;
    }

    /** Overwrites what is there under the key, which then counts as put now. */
    void send(FileChannel file, StoredBlob blob, String key) {
        bucket.attempt(
                "keep " + key, () -> blob.bytes() <= partBytes ? whole(file, blob, key) : parts(file, blob, key));
    }

    private String whole(FileChannel file, StoredBlob blob, String key) {
        String sha256 = base64(HexFormat.of().parseHex(blob.sha256()));
        return bucket.client()
                .putObject(
                        request -> request.bucket(bucket.name()).key(key).checksumSHA256(sha256),
                        stretch(file, 0, blob.bytes()))
                .eTag();
    }

    private String parts(FileChannel file, StoredBlob blob, String key) {
        S3Client client = bucket.client();
        String id = client.createMultipartUpload(
                        request -> request.bucket(bucket.name()).key(key))
                .uploadId();
        boolean completed = false;
        try {
            List<CompletedPart> parts = sendParts(file, blob.bytes(), key, id);
            String tag = client.completeMultipartUpload(request -> request.bucket(bucket.name())
                            .key(key)
                            .uploadId(id)
                            .multipartUpload(all -> all.parts(parts)))
                    .eTag();
            completed = true;
            return tag;
        } finally {
            if (!completed) {
                abandon(key, id);
            }
        }
    }

    /** What cannot be ended now is ended with all that never became a blob. */
    private void abandon(String key, String id) {
        try {
            bucket.client()
                    .abortMultipartUpload(
                            request -> request.bucket(bucket.name()).key(key).uploadId(id));
        } catch (SdkException away) {
            log.debug("The parts of {} stay for now", key, away);
        }
    }

    private List<CompletedPart> sendParts(FileChannel file, long bytes, String key, String id) {
        List<CompletedPart> parts = new ArrayList<>();
        for (long start = 0; start < bytes; start += partBytes) {
            int number = parts.size() + 1;
            long end = Math.min(bytes, start + partBytes);
            String md5 = base64(Digests.md5(new ChannelInput(file, start, end)));
            String tag = bucket.client()
                    .uploadPart(
                            request -> request.bucket(bucket.name())
                                    .key(key)
                                    .uploadId(id)
                                    .partNumber(number)
                                    .contentMD5(md5),
                            stretch(file, start, end))
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        }
        return parts;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static RequestBody stretch(FileChannel file, long start, long end) {
        return RequestBody.fromContentProvider(() -> new ChannelInput(file, start, end), end - start, ANY_TYPE);
    }
}
