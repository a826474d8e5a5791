package io.autotag.activity;

import io.autotag.egress.Origin;
import io.autotag.model.ModelError;
import io.autotag.model.ModelException;
import io.autotag.provider.Secrets;
import io.autotag.secret.SecretBox;
import io.autotag.store.Database;
import io.autotag.store.ProviderSecret;
import io.autotag.store.ProviderSecretRepository;
import java.net.URI;
import java.util.Optional;

/** The secrets of one organisation, from the database and for those alone whom they were meant for. Thread-safe. */
final class StoredSecrets implements Secrets {

    private final Database database;
    private final Optional<SecretBox> box;
    private final long orgId;
    private final ProviderSecretRepository secrets = new ProviderSecretRepository();

    /** @param box empty where the secret of the installation is not known */
    StoredSecrets(Database database, Optional<SecretBox> box, long orgId) {
        this.database = database;
        this.box = box;
        this.orgId = orgId;
    }

    @Override
    public String find(String name, URI address) {
        ProviderSecret secret = database.read(tx -> secrets.find(tx, orgId, name))
                .orElseThrow(
                        () -> refused("There is no secret \"" + name + "\": an admin sets it with \"autotag secrets"
                                + " set " + name + " --origin " + Origin.withPath(address) + "\"."));
        if (!Origin.covers(secret.origin(), address)) {
            throw refused("The secret \"" + name + "\" is for " + secret.origin() + " alone, not for "
                    + Origin.withPath(address) + ".");
        }
        SecretBox opener = box.orElseThrow(() -> refused("This worker cannot read secrets: it was started without"
                + " AUTOTAG_SECRET, which must be the same as the API's."));
        return opener.open(secret.owner(), secret.sealed())
                .orElseThrow(
                        () -> refused("The secret \"" + name + "\" cannot be read: AUTOTAG_SECRET is not what it was"
                                + " when the secret was set. Set it back, or set the secret anew."));
    }

    private static ModelException refused(String sentence) {
        return new ModelException(ModelError.UNDECIDED, sentence);
    }
}
