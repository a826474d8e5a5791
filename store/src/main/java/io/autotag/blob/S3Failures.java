package io.autotag.blob;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What an object store refuses, or how it fails, as sentences for the one who runs Autotag. */
final class S3Failures {

    private static final Set<String> UNKNOWN_CALLER = Set.of(
            "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken", "TokenRefreshRequired");
    private static final Set<String> ELSEWHERE = Set.of(
            "PermanentRedirect",
            "AuthorizationHeaderMalformed",
            "IllegalLocationConstraintException",
            "TemporaryRedirect");

    /** An answer without a body has no code. */
    private static final Set<String> ABSENT = Set.of("", "404", "NotFound", "NoSuchKey");

    private static final String RIGHTS = "s3:GetObject, s3:PutObject, s3:DeleteObject, s3:AbortMultipartUpload,"
            + " s3:ListBucket and s3:ListBucketMultipartUploads";

    private final String bucket;
    private final String store;

    /** @param store in words, such as an address */
    S3Failures(String bucket, String store) {
        this.bucket = bucket;
        this.store = store;
    }

    /** @param attempted what we wanted, such as "keep blob 1f3…" */
    BlobException explain(String attempted, SdkException failure) {
        String sentence = failure instanceof AwsServiceException answer ? answered(answer) : unanswered(failure);
        return new BlobException(BlobError.UNAVAILABLE, "Unable to " + attempted + ". " + sentence, failure);
    }

    BlobException noBucket(String attempted, SdkException failure) {
        return new BlobException(BlobError.UNAVAILABLE, "Unable to " + attempted + ". " + noBucket(), failure);
    }

    /** Whether the store said that it has no such object; some answer 404 to other mistakes too. */
    static boolean isAbsence(AwsServiceException answer) {
        return answer.statusCode() == 404 && ABSENT.contains(code(answer));
    }

    private String answered(AwsServiceException answer) {
        String code = code(answer);
        if (code.equals("NoSuchBucket")) {
            return noBucket();
        }
        if (UNKNOWN_CALLER.contains(code)) {
            return store + " does not know the credentials (" + code + "): check AWS_ACCESS_KEY_ID and"
                    + " AWS_SECRET_ACCESS_KEY, or the role of this process.";
        }
        if (answer.statusCode() == 401 || answer.statusCode() == 403) {
            return store + " denies access to the bucket \"" + bucket + "\": its policy must grant the credentials "
                    + RIGHTS + ".";
        }
        if (ELSEWHERE.contains(code) || answer.statusCode() == 301) {
            return "The bucket \"" + bucket + "\" is in another region: set AUTOTAG_S3_REGION to the one it is in.";
        }
        return store + " answered " + answer.statusCode() + (code.isEmpty() ? "." : " " + code + ".");
    }

    private String noBucket() {
        return store + " has no bucket \"" + bucket + "\": create it, or set AUTOTAG_BLOBS to one that is there.";
    }

    private String unanswered(SdkException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.toLowerCase(Locale.ROOT).contains("unable to load credentials")) {
            return "There are no credentials for " + store
                    + ": set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give" + " this process a role.";
        }
        if (failure.getCause() instanceof IOException cause) {
            return store + " does not answer (" + cause.getClass().getSimpleName()
                    + "): check AUTOTAG_S3_ENDPOINT, and that it runs.";
        }
        return store + " could not be asked: " + message;
    }

    private static String code(AwsServiceException answer) {
        return Optional.ofNullable(answer.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
    }
}
