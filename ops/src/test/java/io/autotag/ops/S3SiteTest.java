package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.blob.TestS3Server;
import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.Fields;
import io.autotag.ops.cli.ModelUpload;
import io.autotag.ops.cli.RunView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole Autotag, whose files are in a bucket of a real S3 server. */
@Tag("faults")
final class S3SiteTest {

    private static final int FILES = 40;

    @TempDir
    Path folder;

    @Test
    void keepsItsFilesInTheBucketAndARunOverThemEndsComplete() throws IOException, InterruptedException {
        assumeTrue(
                TestS3Server.program().isPresent(),
                "\"ops/autotag install-s3\" was not called, so no Autotag was tried over an S3 store");
        try (TestS3Server server = TestS3Server.start(folder.resolve("s3"));
                Site site = new Site(folder.resolve("home"))) {
            site.start(Site.Temporal.IN_JVM, server.variables("autotag"));
            ApiClient api = site.api();
            JsonNode dataset = TestMaterial.upload(site, "photos", folder, FILES);
            String model = OrientationModel.activate(api, folder, dataset, "0001.jpg");

            RunView run = Tagging.begin(site, "over S3", new TestMaterial(Fields.text(dataset, "uid"), model))
                    .awaitEnd();
            assertThat(run.sentence())
                    .startsWith("completed: " + (FILES - 1) + " of " + FILES + " items tagged, 1 failed");

            JsonNode item = OrientationModel.item(api, dataset, "0001.jpg");
            assertThat(bytes(api, Fields.text(item, "url")))
                    .isEqualTo(Files.readAllBytes(folder.resolve("photos/0001.jpg")));
            assertThat(bytes(api, item.path("thumbnails").path(0).asText())).startsWith(0xff, 0xd8);
            Path file = folder.resolve("downloaded.onnx");
            api.download(new ModelUpload(api).versionPath(OrientationModel.NAME, "") + "file/", file);
            assertThat(file).hasSameBinaryContentAs(OrientationModel.file(folder));

            assertThat(blobs(server.files("autotag"))).hasSizeGreaterThan(FILES);
            assertThat(blobs(folder.resolve("home/blobs"))).isEmpty();
        }
    }

    private static byte[] bytes(ApiClient api, String address) throws IOException {
        try (InputStream in = api.download(address)) {
            return in.readAllBytes();
        }
    }

    private static List<Path> blobs(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9a-f]{64}"))
                    .toList();
        }
    }
}
