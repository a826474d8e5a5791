package io.autotag.source;

import io.autotag.egress.EgressRules;
import io.autotag.secret.SecretBox;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a process that reads pictures in place is told; the same for all of an installation.
 *
 * @param roots the folders that may be read
 * @param buckets that are read as this process, where a source has no keys; at Amazon only
 * @param rules whom it may call
 * @param secrets opens keys and addresses; empty where the process was not told the secret of the installation
 */
public record SourceSettings(FolderRoots roots, Set<String> buckets, EgressRules rules, Optional<SecretBox> secrets) {

    public SourceSettings {
        buckets = Set.copyOf(buckets);
    }

    /**
     * @param folders with commas between them
     * @param buckets likewise
     * @throws IllegalArgumentException with a sentence, for what is no folder or bucket that can be meant
     */
    public static SourceSettings of(String folders, String buckets, EgressRules rules, Optional<SecretBox> secrets) {
        List<String> names = CommaList.of(buckets);
        names.stream().filter(name -> !S3Location.isBucket(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("\"" + name + "\" is no name of a bucket.");
        });
        return new SourceSettings(FolderRoots.of(folders), Set.copyOf(names), rules, secrets);
    }

    /** No folder, no bucket as this process, no secret. */
    public static SourceSettings none() {
        return of("", "", EgressRules.of(false, ""), Optional.empty());
    }
}
