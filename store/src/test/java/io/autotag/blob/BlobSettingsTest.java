package io.autotag.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BlobSettingsTest {

    @Test
    void aPathIsAFolder() {
        assertThat(BlobSettings.of("some/blobs", Map.of()).open()).isInstanceOf(DirectoryBlobStore.class);
        assertThat(BlobSettings.of("some/blobs", Map.of()).absolute().place())
                .isEqualTo(Path.of("some", "blobs").toAbsolutePath().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "s3://bucket, bucket, ''",
        "s3://bucket/, bucket, ''",
        "s3://my.bucket-2/autotag/blobs, my.bucket-2, autotag/blobs/",
    })
    void aBucketMayHaveAFolder(String place, String bucket, String folder) {
        assertThat(S3Place.of(place)).isEqualTo(new S3Place(bucket, folder));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://",
                "s3:/bucket",
                "s3://Bucket",
                "S3://bucket",
                "s3://bucket//a",
                "s3://bucket/../other",
                "s3://bucket/a?x=1",
                "s3://key:secret@bucket",
                "gs://bucket",
                "http://somewhere/blobs",
                " "
            })
    void refusesWhatIsNeither(String place) {
        assertThatThrownBy(() -> BlobSettings.of(place, Map.of()))
                .isInstanceOfSatisfying(BlobException.class, refused -> assertThat(refused.code())
                        .isEqualTo(BlobError.INVALID))
                .hasMessageContaining("AUTOTAG_BLOBS must be a folder, or look like s3://bucket")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "AUTOTAG_S3_ENDPOINT, minio:9000",
        "AUTOTAG_S3_ENDPOINT, ftp://minio",
        "AUTOTAG_S3_ENDPOINT, https://key:secret@minio",
        "AUTOTAG_S3_ENDPOINT, http://no host",
        "AUTOTAG_S3_PATH_STYLE, perhaps",
    })
    void saysWhichVariableIsWrong(String name, String value) {
        assertThatThrownBy(() -> BlobSettings.of("s3://bucket", Map.of(name, value)))
                .isInstanceOf(BlobException.class)
                .hasMessageStartingWith(name)
                .hasMessageNotContaining("secret");
    }

    @Test
    void saysToAnotherProcessWhatWasSaidToThisOne() {
        Map<String, String> variables = new HashMap<>(Map.of(
                "AUTOTAG_S3_ENDPOINT", "https://s3.example.org:9000",
                "AUTOTAG_S3_REGION", "eu-central-1",
                "AUTOTAG_S3_PATH_STYLE", "false"));
        BlobSettings settings = BlobSettings.of("s3://bucket/folder", variables);
        variables.put("AUTOTAG_BLOBS", "s3://bucket/folder");
        assertThat(settings.variables()).isEqualTo(variables);
        assertThat(settings.absolute()).isEqualTo(settings);
        BlobSettings folder = BlobSettings.folder(Path.of("/blobs"));
        assertThat(BlobSettings.of("/blobs", folder.variables())).isEqualTo(folder);
    }
}
