package io.autotag.store;

import io.autotag.blob.StoredBlob;

/** An organisation with a dataset that files are uploaded to, for tests of what becomes of them. */
public record Harbour(Organisation organisation, Dataset dataset) {

    private static final String OWNER = "ann";
    private static final String NAME = "boats";

    /** Without any file. */
    public static Harbour plant(Transaction tx) {
        Organisation organisation = new AccountRepository().createOrganisation(tx, "harbour", "harbour");
        NewDataset dataset = new NewDataset(
                organisation.id(), OWNER, NAME, NAME, "image", Visibility.PRIVATE, DatasetStatus.CREATING);
        return new Harbour(organisation, new DatasetRepository().create(tx, dataset));
    }

    /** Stages the file under the path and gives it to the dataset, as the API does. */
    public void upload(Transaction tx, String path, StoredBlob file) {
        UploadRepository uploads = new UploadRepository();
        NewUpload announced = new NewUpload(organisation.id(), OWNER, NAME, path, "image/jpeg", file.bytes());
        uploads.markArrived(tx, uploads.reserve(tx, announced).id(), file.sha256(), file.bytes());
        uploads.claim(tx, dataset);
    }
}
