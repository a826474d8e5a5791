package io.autotag.store;

import java.util.List;

/** What the tables say of the reviews of a project, in the lines of {@link ReviewModel}. */
final class ReviewTables {

    private static final String LINES =
            """
            SELECT format('prediction %%s-%%s-%%s run %%s %%s version %%s action %%s', p.set_id, p.item_id, p.seq, p.run_id,
                          p.status, p.version, coalesce(p.action_id::text, '-')) AS line
            FROM prediction_set s JOIN prediction p ON p.shard = s.shard AND p.set_id = s.id WHERE s.project_id = %1$d
            UNION ALL
            SELECT format('annotation %%s %%s source %%s box %%s mask %%s %%s',
                          coalesce(a.src_set || '-' || a.item_id || '-' || a.src_seq, a.uid), l.name, a.source,
                          coalesce(a.x || ',' || a.y || ',' || a.w || ',' || a.h, '-'),
                          coalesce(encode(a.geometry, 'hex'), '-'), a.attributes)
            FROM annotation a JOIN label l ON l.id = a.label_id WHERE a.project_id = %1$d AND a.deleted_at IS NULL
            UNION ALL
            SELECT format('item %%s %%s reviewer %%s lease %%s', i.item_id, i.state, coalesce(i.reviewer::text, '-'),
                          CASE WHEN i.lease_until > now() THEN i.lease_user::text ELSE '-' END)
            FROM project_item i WHERE i.project_id = %1$d AND (i.state <> 'unreviewed' OR i.lease_until > now())""";

    private ReviewTables() {}

    static List<String> lines(ReviewDesk desk) {
        return desk.texts(LINES.formatted(desk.seed.project().id())).stream()
                .sorted()
                .toList();
    }
}
