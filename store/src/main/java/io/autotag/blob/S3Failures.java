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

    private final String bucket;
    private final String store;
    private final S3Hints hints;

    /** @param store in words, such as an address */
    S3Failures(String bucket, String store, S3Hints hints) {
        this.bucket = bucket;
        this.store = store;
        this.hints = hints;
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
            return store + " does not know the credentials (" + code + "): " + hints.credentials() + ".";
        }
        if (answer.statusCode() == 401 || answer.statusCode() == 403) {
            return store + " denies access to the bucket \"" + bucket + "\": its policy must grant the credentials "
                    + hints.rights() + ".";
        }
        if (ELSEWHERE.contains(code) || answer.statusCode() == 301) {
            return "The bucket \"" + bucket + "\" is in another region: " + hints.region() + ".";
        }
        return store + " answered " + answer.statusCode() + (code.isEmpty() ? "." : " " + code + ".");
    }

    private String noBucket() {
        return store + " has no bucket \"" + bucket + "\": " + hints.bucket() + ".";
    }

    private String unanswered(SdkException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.toLowerCase(Locale.ROOT).contains("unable to load credentials")) {
            return "There are no credentials for " + store
                    + ": set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give" + " this process a role.";
        }
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof S3Transport.Refused refused) {
                return String.valueOf(refused.getMessage());
            }
        }
        if (failure.getCause() instanceof IOException cause) {
            return store + " does not answer (" + cause.getClass().getSimpleName() + "): " + hints.endpoint() + ".";
        }
        return store + " could not be asked: " + message;
    }

    private static String code(AwsServiceException answer) {
        return Optional.ofNullable(answer.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
    }
}
