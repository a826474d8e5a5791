-- Two logins that differ only in case read as one person: no two such people any more. Where there are some already they
-- stay, and AccountRepository alone keeps new ones apart.
DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM app_user GROUP BY lower(login) HAVING count(*) > 1) THEN
        CREATE INDEX app_user_folded_login ON app_user (lower(login));
    ELSE
        CREATE UNIQUE INDEX app_user_folded_login ON app_user (lower(login));
    END IF;
END
$$;
