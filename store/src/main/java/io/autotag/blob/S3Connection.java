package io.autotag.blob;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Opens the bucket that the settings name. Nothing is asked yet. */
final class S3Connection {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** Without a byte. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    /** What stores that know no regions sign with. */
    private static final Region ANY_REGION = Region.US_EAST_1;

    private S3Connection() {}

    static S3Bucket open(BlobSettings settings, S3Place place, AwsCredentialsProvider credentials) {
        Region region = region(settings);
        S3ClientBuilder client = S3Client.builder()
                .region(region)
                .credentialsProvider(credentials)
                .forcePathStyle(settings.pathStyle().orElse(settings.endpoint().isPresent()))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE))
                .overrideConfiguration(all -> all.retryStrategy(RetryMode.STANDARD))
                // Stores other than Amazon's do not know the checksums that the client would add by itself.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        settings.endpoint().ifPresent(client::endpointOverride);
        String store = settings.endpoint().map(URI::toString).orElse("Amazon S3 in " + region);
        return new S3Bucket(
                client.build(),
                place.bucket(),
                new S3Failures(place.bucket(), "The object store " + store, S3Hints.OF_BLOBS));
    }

    private static Region region(BlobSettings settings) {
        if (settings.region().isPresent()) {
            return Region.of(settings.region().get());
        }
        return settings.endpoint().isPresent() ? ANY_REGION : ofEnvironment();
    }

    private static Region ofEnvironment() {
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkClientException none) {
            throw new BlobException(
                    BlobError.INVALID,
                    "Nothing says in which region the bucket is: set AUTOTAG_S3_REGION, or AUTOTAG_S3_ENDPOINT for an"
                            + " object store that is not Amazon's.",
                    none);
        }
    }
}
