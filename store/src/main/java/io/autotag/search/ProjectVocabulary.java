package io.autotag.search;

import io.autotag.query.Literal;
import io.autotag.query.check.KnownValue;
import io.autotag.query.check.Topic;
import io.autotag.query.check.Vocabulary;
import io.autotag.query.sql.SqlFragment;
import io.autotag.store.Project;
import io.autotag.store.Row;
import io.autotag.store.Transaction;
import java.sql.SQLException;
import java.util.List;

/** The names and values of a project as they are in one transaction. */
final class ProjectVocabulary implements Vocabulary {

    private static final int MOST = 50;

    private final Transaction tx;
    private final Project project;

    ProjectVocabulary(Transaction tx, Project project) {
        this.tx = tx;
        this.project = project;
    }

    @Override
    public List<KnownValue> holding(Topic topic, String typed) {
        SqlFragment search = SqlFragment.of("SELECT name, min(help) AS help, kind FROM (")
                .then(all(topic))
                .then(
                        ") known (name, help, kind) WHERE strpos(lower(name), lower(?)) > 0 AND name <> ''"
                                + " GROUP BY name, kind ORDER BY strpos(lower(name), lower(?)), name LIMIT " + MOST,
                        typed,
                        typed);
        return tx.sql(search).list(ProjectVocabulary::value);
    }

    private SqlFragment all(Topic topic) {
        long id = project.id();
        return switch (topic.kind()) {
            case LABEL ->
                SqlFragment.of(VocabularySql.PREDICTED_LABELS, id, "image", "object")
                        .then(" UNION ALL ")
                        .then(VocabularySql.CONFIRMED_LABELS, id);
            case IMAGE_LABEL -> SqlFragment.of(VocabularySql.PREDICTED_LABELS, id, "image", "image");
            case OBJECT_LABEL -> SqlFragment.of(VocabularySql.PREDICTED_LABELS, id, "object", "object");
            case TRAINING_SET -> SqlFragment.of(VocabularySql.TRAINING_SETS, id);
            case MODEL -> SqlFragment.of(VocabularySql.MODELS, id);
            case MODEL_VERSION -> SqlFragment.of(VocabularySql.MODEL_VERSIONS, id);
            case RUN -> SqlFragment.of(VocabularySql.RUNS, id);
            case REVIEWER -> SqlFragment.of(VocabularySql.USERS, project.orgId());
            case SLICE -> SqlFragment.of(VocabularySql.SLICES, project.orgId(), id);
            case DATASET -> SqlFragment.of(VocabularySql.DATASETS, id);
            case METADATA_KEY -> SqlFragment.of(VocabularySql.METADATA_KEYS, id);
            case METADATA_VALUE -> SqlFragment.of(VocabularySql.METADATA_VALUES, topic.key(), topic.key(), id);
            case ATTRIBUTE_KEY -> SqlFragment.of(VocabularySql.ATTRIBUTE_KEYS, id, id);
            case ATTRIBUTE_VALUE ->
                SqlFragment.of(VocabularySql.ATTRIBUTE_VALUES, topic.key(), topic.key(), id, id, topic.key());
        };
    }

    private static KnownValue value(Row row) throws SQLException {
        String name = row.text("name");
        Literal literal =
                switch (row.text("kind")) {
                    case "number" -> new Literal.Numeric(Double.parseDouble(name));
                    case "boolean" -> new Literal.Flag(Boolean.parseBoolean(name));
                    default -> new Literal.Text(name);
                };
        return new KnownValue(literal, row.text("help"));
    }
}
