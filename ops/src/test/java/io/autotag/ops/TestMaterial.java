package io.autotag.ops;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.Fields;
import io.autotag.ops.cli.FolderUpload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a run needs: photos that were uploaded as a dataset, and an active model.
 *
 * @param dataset its uid
 * @param model its uid
 */
record TestMaterial(String dataset, String model) {

    /** Writes so many photos into the folder {@code photos} in the given one, and sends them and the model. */
    static TestMaterial send(Site site, Path folder, int files) throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        TestPhotos.write(photos, files);
        JsonNode dataset = new FolderUpload(site.api(), Console.silent())
                .upload("photos", "photos", photos, FolderUpload.imagesIn(photos));
        String model = OrientationModel.activate(site.api(), folder, dataset, "0001.jpg");
        return new TestMaterial(Fields.text(dataset, "uid"), model);
    }
}
