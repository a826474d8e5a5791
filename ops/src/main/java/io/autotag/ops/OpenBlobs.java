package io.autotag.ops;

import io.autotag.blob.BlobException;
import io.autotag.blob.BlobSettings;
import io.autotag.blob.BlobStore;
import io.autotag.ops.process.StartException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store of uploaded files once it answers: a person is told why it does not, a worker waits. */
final class OpenBlobs {

    private static final Logger log = LoggerFactory.getLogger(OpenBlobs.class);

    private final BlobStore blobs;
    private String told = "";

    private OpenBlobs(BlobStore blobs) {
        this.blobs = blobs;
    }

    static BlobStore await(BlobSettings settings) throws InterruptedException {
        OpenBlobs waiting = new OpenBlobs(opened(settings));
        return Patience.until(waiting::answering, "the uploaded files in " + settings.place());
    }

    /** Refuses with the store's own sentence, for those who would look at a terminal and not into logs. */
    static void require(BlobSettings settings) {
        try {
            opened(settings).check();
        } catch (BlobException away) {
            throw new StartException(String.valueOf(away.getMessage()), away);
        }
    }

    private static BlobStore opened(BlobSettings settings) {
        try {
            return settings.open();
        } catch (BlobException refused) {
            throw new StartException(String.valueOf(refused.getMessage()), refused);
        }
    }

    private Optional<BlobStore> answering() {
        try {
            blobs.check();
            return Optional.of(blobs);
        } catch (BlobException away) {
            tell(String.valueOf(away.getMessage()));
            return Optional.empty();
        }
    }

    private void tell(String sentence) {
        if (!sentence.equals(told)) {
            log.warn("{}", sentence);
            told = sentence;
        }
    }
}
