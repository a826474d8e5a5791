package io.autotag.api.source;

import io.autotag.api.error.ApiException;
import io.autotag.api.source.SourcePlaces.Place;
import io.autotag.api.view.NewSourceAccess;
import io.autotag.api.view.NewSourceBody;
import io.autotag.api.view.SourcePatch;
import io.autotag.secret.SecretBox;
import io.autotag.source.SourceSettings;
import io.autotag.store.AuditKind;
import io.autotag.store.AuditLog;
import io.autotag.store.Database;
import io.autotag.store.Dataset;
import io.autotag.store.DatasetRepository;
import io.autotag.store.FailedObject;
import io.autotag.store.NewSource;
import io.autotag.store.Page;
import io.autotag.store.Source;
import io.autotag.store.SourceObjects;
import io.autotag.store.SourceRepository;
import io.autotag.store.SourceScans;
import io.autotag.store.Transaction;
import io.autotag.store.User;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes, changes and scans the sources of an organisation's datasets. */
public final class SourceDesk {

    private final Database database;
    private final SourcePlaces places;
    private final SecretBox box;
    private final Runnable begun;
    private final DatasetRepository datasets = new DatasetRepository();
    private final SourceRepository sources = new SourceRepository();
    private final SourceScans scans = new SourceScans();
    private final SourceObjects objects = new SourceObjects();
    private final AuditLog audit = new AuditLog();

    /**
     * @param settings with what seals keys and addresses
     * @param begun told that a scan waits in the outbox; it may be lost
     */
    public SourceDesk(Database database, SourceSettings settings, Runnable begun) {
        this.database = database;
        this.places = new SourcePlaces(settings);
        this.box = settings.secrets().orElseThrow();
        this.begun = begun;
    }

    public List<Source> list(long orgId, String dataset, Page page) {
        return database.read(tx -> sources.list(tx, datasets.get(tx, orgId, dataset), page));
    }

    public Source get(long orgId, String dataset, String uid) {
        return database.read(tx -> find(tx, orgId, dataset, uid));
    }

    public List<FailedObject> failures(long orgId, String dataset, String uid, Page page) {
        return database.read(tx -> objects.failed(tx, find(tx, orgId, dataset, uid), page));
    }

    /**
     * It is scanned at once.
     *
     * @throws ApiException naming the field that is wrong
     */
    public Source create(User by, String datasetUid, NewSourceBody wanted) {
        Place place = places.read(wanted);
        String uid = UUID.randomUUID().toString();
        String access = place.access();
        String owner = Source.owner(uid, place.kind(), place.location(), place.endpoint());
        Source made = database.inTransaction(tx -> {
            Dataset dataset = datasets.get(tx, by.orgId(), datasetUid);
            Source source = sources.create(
                    tx,
                    new NewSource(
                            uid,
                            dataset.id(),
                            wanted.name(),
                            place.kind(),
                            place.location(),
                            place.endpoint(),
                            place.region(),
                            access == null ? null : box.seal(owner, access),
                            every(wanted.scanEveryMinutes())));
            note(tx, by, AuditKind.SOURCE_ADDED, source, source.location());
            return scan(tx, dataset, source);
        });
        begun.run();
        return made;
    }

    /** Scans it now; where a scan is open that one will do. */
    public Source scan(long orgId, String datasetUid, String uid) {
        Source source = database.inTransaction(tx -> {
            Dataset dataset = datasets.get(tx, orgId, datasetUid);
            return scan(tx, dataset, sources.get(tx, dataset, uid));
        });
        begun.run();
        return source;
    }

    private Source scan(Transaction tx, Dataset dataset, Source source) {
        scans.begin(tx, source);
        return sources.get(tx, dataset, source.uid());
    }

    public Source change(User by, String dataset, String uid, SourcePatch change) {
        return database.inTransaction(tx -> {
            Source source = find(tx, by.orgId(), dataset, uid);
            Integer minutes = change.scanEveryMinutes();
            Boolean paused = change.isPaused();
            Source changed = sources.schedule(
                    tx,
                    source,
                    minutes == null ? source.every() : every(minutes),
                    paused == null ? source.isPaused() : paused);
            if (!schedule(source).equals(schedule(changed))) {
                note(tx, by, AuditKind.SOURCE_CHANGED, changed, schedule(source) + " -> " + schedule(changed));
            }
            return changed;
        });
    }

    /** @throws ApiException where a source of this kind has no such access */
    public Source reseal(User by, String dataset, String uid, NewSourceAccess access) {
        return database.inTransaction(tx -> {
            Source source = find(tx, by.orgId(), dataset, uid);
            OtherAccess other = OtherAccess.of(source, access, places);
            String owner = Source.owner(source.uid(), source.kind(), other.location(), source.endpoint());
            note(tx, by, AuditKind.SOURCE_ACCESS_CHANGED, source, other.location());
            return sources.reseal(tx, source, other.location(), box.seal(owner, other.access()));
        });
    }

    public void delete(User by, String dataset, String uid) {
        database.doInTransaction(tx -> {
            Source source = find(tx, by.orgId(), dataset, uid);
            note(tx, by, AuditKind.SOURCE_REMOVED, source, source.location());
            sources.delete(tx, source);
        });
    }

    private void note(Transaction tx, User by, AuditKind kind, Source source, String detail) {
        audit.note(tx, by, kind, source.uid(), source.name(), detail);
    }

    private static String schedule(Source source) {
        Duration every = source.every();
        String when = every == null ? "on demand" : "every " + every.toMinutes() + " minutes";
        return source.isPaused() ? when + ", paused" : when;
    }

    private Source find(Transaction tx, long orgId, String dataset, String uid) {
        return sources.get(tx, datasets.get(tx, orgId, dataset), uid);
    }

    private static @Nullable Duration every(@Nullable Integer minutes) {
        return minutes == null || minutes == 0 ? null : Duration.ofMinutes(minutes);
    }
}
