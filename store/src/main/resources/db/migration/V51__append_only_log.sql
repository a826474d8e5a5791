-- Who decided what stands for ever: a line of the log is neither changed nor taken out, whatever the statement. Rows that wait
-- in the default partition for one of their month are moved by the function that makes it, and by nothing else.
CREATE FUNCTION review_event_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('autotag.moves_review_events', true) = 'on' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'review_event is append-only: no % of its lines', TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER review_event_append_only BEFORE UPDATE OR DELETE ON review_event
    FOR EACH ROW EXECUTE FUNCTION review_event_refuse();
CREATE TRIGGER review_event_stays BEFORE TRUNCATE ON review_event
    FOR EACH STATEMENT EXECUTE FUNCTION review_event_refuse();

ALTER FUNCTION review_event_extend(integer) SET autotag.moves_review_events = 'on';
