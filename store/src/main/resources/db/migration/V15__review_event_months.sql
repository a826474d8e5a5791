-- Where rows of a month lie in the log's default partition, a partition of that month is refused. They are moved in the
-- transaction that makes it. A month of which more rows lie there than can be moved while people wait stays in the default
-- partition, where it is read as before; the months behind it get their own.

-- Whoever writes meanwhile waits, and this waits for nobody longer than two seconds: it is asked for again.
CREATE OR REPLACE FUNCTION review_event_extend(months integer) RETURNS integer LANGUAGE plpgsql SET lock_timeout = '2s' AS $$
DECLARE
    most_moved CONSTANT integer := 100000;
    first   date;
    behind  date;
    name    text;
    waiting bigint;
    made    integer := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(10, 0);
    FOR n IN 0..months LOOP
        first := date_trunc('month', now())::date + make_interval(months => n);
        behind := first + interval '1 month';
        name := 'review_event_' || to_char(first, 'YYYY_MM');
        CONTINUE WHEN to_regclass(name) IS NOT NULL;
        LOCK TABLE review_event_rest IN ACCESS EXCLUSIVE MODE;
        SELECT count(*) INTO waiting FROM (
            SELECT FROM review_event_rest WHERE at >= first AND at < behind LIMIT most_moved + 1) there;
        CONTINUE WHEN waiting > most_moved;
        EXECUTE format('CREATE TABLE %I (LIKE review_event INCLUDING DEFAULTS)', name);
        IF waiting > 0 THEN
            EXECUTE format('WITH moved AS (DELETE FROM review_event_rest WHERE at >= %L AND at < %L RETURNING *)'
                           ' INSERT INTO %I SELECT * FROM moved', first, behind, name);
        END IF;
        EXECUTE format('ALTER TABLE review_event ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', name, first, behind);
        made := made + 1;
    END LOOP;
    RETURN made;
END $$;
