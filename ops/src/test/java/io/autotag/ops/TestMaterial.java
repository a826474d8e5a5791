package io.autotag.ops;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.Fields;
import io.autotag.ops.cli.FolderUpload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run needs: photos that were uploaded as a dataset, and an active model.
 *
 * @param dataset its uid
 * @param model its uid
 */
record TestMaterial(String dataset, String model) {

    /** Writes so many photos into the folder {@code photos} in the given one, and sends them and the model. */
    static TestMaterial send(Installation site, Path folder, int files) throws IOException {
        JsonNode dataset = upload(site, "photos", folder, files);
        String model = OrientationModel.activate(site.api(), folder, dataset, "0001.jpg");
        return new TestMaterial(Fields.text(dataset, "uid"), model);
    }

    /** Writes so many photos into a folder of that name in the given one, and sends them as a dataset of that name. */
    static JsonNode upload(Installation site, String name, Path folder, int files) throws IOException {
        Path photos = Files.createDirectory(folder.resolve(name));
        TestPhotos.write(photos, files);
        return upload(site, name, photos, FolderUpload.imagesIn(photos));
    }

    /** Sends those photos of a folder; answers the dataset when they are items. */
    static JsonNode upload(Installation site, String name, Path photos, List<Path> some) {
        return new FolderUpload(site.api(), Console.silent()).upload(name, name, photos, some);
    }
}
