package io.autotag.store;

import io.autotag.query.sql.SqlFragment;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.jdbc.ReturningWork;
import org.jspecify.annotations.Nullable;

/**
 * One open transaction, to be handed to repositories by the thread that opened it. Entities and plain SQL share its
 * connection.
 */
public final class Transaction {

    private final StatelessSession session;

    Transaction(StatelessSession session) {
        this.session = session;
    }

    StatelessSession session() {
        return session;
    }

    /** Inserts the entity and reads back what the database gave it: its id, uid and times. */
    void insert(Object entity) {
        session.insert(entity);
        session.refresh(entity);
    }

    /** A statement with {@code ?} for each value, in their order; for the packages of this module only. */
    public SqlStatement sql(String text, @Nullable Object... values) {
        return new SqlStatement(this, text, values);
    }

    public SqlStatement sql(SqlFragment statement) {
        return sql(statement.text(), statement.values().toArray());
    }

    /** From now on the transaction, which has asked nothing yet and only reads, sees one moment of the database. */
    public void seeOneMoment() {
        sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ").execute();
    }

    /** Statements to be sent together; for the packages of this module only. */
    public RoundTrip roundTrip() {
        return new RoundTrip(this);
    }

    /** The row that a key leads to, if there is one; planned as by {@link RoundTrip#planOnce}. */
    <T> Optional<T> lookUp(SqlStatement.RowMapper<T> mapper, String text, @Nullable Object... values) {
        RoundTrip trip = roundTrip().planOnce();
        RoundTrip.Answer<T> answer = trip.ask(mapper, text, values);
        trip.run();
        return answer.first();
    }

    <T> T jdbc(JdbcWork<T> work) {
        ReturningWork<T> translating = connection -> {
            try {
                return work.run(connection);
            } catch (SQLException failure) {
                throw SqlFailures.explain(failure);
            }
        };
        return session.doReturningWork(translating);
    }

    /** Work on the connection of the transaction. */
    @FunctionalInterface
    interface JdbcWork<T> {

        T run(Connection connection) throws SQLException;
    }
}
