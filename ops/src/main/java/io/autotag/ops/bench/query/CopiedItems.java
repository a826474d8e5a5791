package io.autotag.ops.bench.query;

import io.autotag.ops.bench.query.BenchSite.Login;
import io.autotag.ops.cli.CliException;
import java.sql.Connection;
import java.sql.SQLException;

/** Items in plenty that share the files of a few: a run opens and answers each of them all the same. */
public final class CopiedItems {

    /** No triggers fire: what they note nobody reads here. */
    private static final String COPY =
            """
            SET session_replication_role = replica;
            INSERT INTO item (dataset_id, key, blob_sha256, width, height, content_type, bytes)
            SELECT dataset_id, 'copies/' || lpad(n::text, 9, '0') || '.jpg', blob_sha256, width, height, content_type, bytes
            FROM (SELECT i.*, row_number() OVER (ORDER BY i.id) AS nth, count(*) OVER () AS originals
                  FROM item i JOIN dataset d ON d.id = i.dataset_id WHERE d.uid = '%1$s') o,
                 generate_series(1, %2$d) n
            WHERE n > originals AND n %% originals = nth - 1 ORDER BY n;
            UPDATE dataset SET item_count = %2$d WHERE uid = '%1$s' AND item_count < %2$d;
            SET session_replication_role = origin;
            ANALYZE item""";

    private CopiedItems() {}

    /**
     * Fills a dataset up to so many items with copies of those that it has, in turn.
     *
     * @param items where the dataset has more, it stays as it is
     */
    public static void fill(Login login, String datasetUid, int items) {
        try (Connection connection = login.connect()) {
            QueryData.execute(connection, COPY.formatted(datasetUid, items));
        } catch (SQLException failure) {
            throw new CliException(CliException.Code.REFUSED, "The database takes no copies of items.", failure);
        }
    }
}
