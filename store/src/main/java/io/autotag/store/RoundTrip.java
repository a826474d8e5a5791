package io.autotag.store;

import io.autotag.query.sql.SqlFragment;
import io.autotag.store.SqlStatement.RowMapper;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Statements that are sent together and answered together. Each runs as if it had been sent alone, behind those before it
 * and seeing what was committed until then; only nobody waits in between. For the packages of this module only.
 */
public final class RoundTrip {

    private static final String PLAN_ONCE = "SELECT set_config('plan_cache_mode', 'force_generic_plan', true),"
            + " set_config('enable_seqscan', 'off', true);\n";

    private final Transaction tx;
    private final List<String> texts = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();
    private final List<Answer<?>> answers = new ArrayList<>();
    private boolean isPlannedOnce;

    RoundTrip(Transaction tx) {
        this.tx = tx;
    }

    /**
     * Has each statement planned once for a connection and not anew for its values: looking up a few rows by keys takes less
     * time than planning it. It goes along an index in any case, since a plan may be older than the rows. Not for partitioned
     * tables, where such a plan holds every partition. Within a transaction it changes nothing: the setting would outlast these.
     */
    public RoundTrip planOnce() {
        isPlannedOnce = true;
        return this;
    }

    /** Its rows are there after {@link #run}. */
    public <T> Answer<T> ask(RowMapper<T> mapper, String text, @Nullable Object... values) {
        Answer<T> answer = new Answer<>(mapper);
        texts.add(text);
        Collections.addAll(this.values, values);
        answers.add(answer);
        return answer;
    }

    /** The same with the values where they are used. */
    public <T> Answer<T> ask(RowMapper<T> mapper, SqlFragment statement) {
        return ask(mapper, statement.text(), statement.values().toArray());
    }

    /** A statement whose rows, if it has any, do not matter. */
    public void add(String text, @Nullable Object... values) {
        ask(row -> true, text, values);
    }

    /** Sends what was added and waits for all of it. */
    public void run() {
        if (texts.isEmpty()) {
            return;
        }
        tx.jdbc(connection -> {
            // What is sent together is a transaction of its own, with which the setting ends.
            boolean isSet = isPlannedOnce && connection.getAutoCommit();
            String text = (isSet ? PLAN_ONCE : "") + String.join(";\n", texts);
            try (PreparedStatement statement = SqlStatement.prepare(connection, text, values)) {
                statement.execute();
                if (isSet) {
                    statement.getMoreResults();
                }
                for (Answer<?> answer : answers) {
                    answer.read(statement);
                    statement.getMoreResults();
                }
                return true;
            }
        });
    }

    /** What one of the statements found or did; not to be asked before the statements were run. */
    public static final class Answer<T> {

        private final RowMapper<T> mapper;
        private final List<T> rows = new ArrayList<>();
        private int touched;

        private Answer(RowMapper<T> mapper) {
            this.mapper = mapper;
        }

        private void read(PreparedStatement statement) throws SQLException {
            touched = statement.getUpdateCount();
            ResultSet found = statement.getResultSet();
            if (found != null) {
                Row row = new Row(found);
                while (found.next()) {
                    rows.add(mapper.map(row));
                }
            }
        }

        /** The rows in their order. */
        public List<T> list() {
            return List.copyOf(rows);
        }

        /** The first row if there is one. */
        public Optional<T> first() {
            return rows.stream().findFirst();
        }

        /** The row of a statement that always has one. */
        public T one() {
            return first().orElseThrow(() -> new IllegalStateException("A row was expected."));
        }

        /** How many rows a statement without an answer wrote. */
        public int touched() {
            return touched;
        }
    }
}
