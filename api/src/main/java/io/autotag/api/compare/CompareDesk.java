package io.autotag.api.compare;

import io.autotag.api.error.ApiException;
import io.autotag.query.Query;
import io.autotag.search.compare.Compared;
import io.autotag.search.compare.ComparedVersion;
import io.autotag.search.compare.ComparedVersions;
import io.autotag.search.compare.Comparisons;
import io.autotag.store.Database;
import io.autotag.store.Project;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the two versions that a caller names, and has them compared. */
public final class CompareDesk {

    /** Somebody looks at one label after the other. */
    private static final Duration WHILE_LOOKING = Duration.ofMinutes(1);

    /** Somebody goes through what the versions disagree about: its order may be older than what is shown of each item. */
    private static final Duration WHILE_REVIEWING = Duration.ofMinutes(10);

    private final Database database;
    private final Comparisons comparisons;
    private final ComparedVersions versions = new ComparedVersions();

    public CompareDesk(Database database, Comparisons comparisons) {
        this.database = database;
        this.comparisons = comparisons;
    }

    /**
     * What the versions say and how right they are.
     *
     * @param fresh whether what is a minute old is too old
     * @throws ApiException 400 naming the version that is missing, unknown in this project, or the same as the other
     */
    public Compared figures(Project project, Query query, VersionNames names, boolean fresh) {
        return compared(project, query, names, fresh ? Duration.ZERO : WHILE_LOOKING);
    }

    /** What they disagree about, in an order that is some minutes old at most; otherwise like {@link #figures}. */
    public Compared disagreements(Project project, Query query, VersionNames names) {
        return compared(project, query, names, WHILE_REVIEWING);
    }

    private Compared compared(Project project, Query query, VersionNames names, Duration oldest) {
        List<ComparedVersion> known = database.read(tx -> versions.list(tx, project));
        ComparedVersion a = version(known, "a", names.a());
        ComparedVersion b = version(known, "b", names.b());
        if (a.equals(b)) {
            throw ApiException.badField("b", "This is the same version as a: name another one.");
        }
        return comparisons.compare(project, query, a, b, oldest);
    }

    private static ComparedVersion version(List<ComparedVersion> known, String parameter, @Nullable String named) {
        if (named == null || named.isEmpty()) {
            throw ApiException.badField(parameter, "Name a version, such as centernet@3. " + offer(known));
        }
        return known.stream()
                .filter(version -> version.isCalled(named))
                .findFirst()
                .orElseThrow(() -> ApiException.badField(
                        parameter,
                        "No version \"%s\" has predicted anything in this project. %s".formatted(named, offer(known))));
    }

    private static String offer(List<ComparedVersion> known) {
        String names = known.stream().map(ComparedVersion::name).distinct().collect(Collectors.joining(", "));
        return names.isEmpty() ? "Run a model over it first." : "There are predictions of " + names + ".";
    }
}
