-- The known words, kept by the database: which words a text gained or lost waits in rows of its own, so that two
-- people who write never wait for each other; EofficeWord adds them up.
CREATE OR REPLACE FUNCTION eoffice_vocabulary(source text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ARRAY(SELECT word
                   FROM (SELECT DISTINCT left(word, 60) COLLATE "C" AS word
                           FROM unnest(string_to_array(public.eoffice_fold(public.eoffice_words(source)), ' ')) AS word
                         OFFSET 0) AS words  -- each word is looked at once
                  WHERE word ~ '[a-z]')
$$;

CREATE OR REPLACE FUNCTION eoffice_search_vocabulary_wait() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    gained text[] := '{}';
    lost text[] := '{}';
BEGIN
    IF TG_OP = 'INSERT' THEN
        gained := eoffice_vocabulary(NEW.form) || eoffice_vocabulary(NEW.body);
    ELSIF TG_OP = 'DELETE' THEN
        lost := eoffice_vocabulary(OLD.form) || eoffice_vocabulary(OLD.body);
    ELSE
        IF NEW.form IS DISTINCT FROM OLD.form THEN
            gained := eoffice_vocabulary(NEW.form);
            lost := eoffice_vocabulary(OLD.form);
        END IF;
        IF NEW.body IS DISTINCT FROM OLD.body THEN
            gained := gained || eoffice_vocabulary(NEW.body);
            lost := lost || eoffice_vocabulary(OLD.body);
        END IF;
    END IF;
    INSERT INTO eoffice_search_vocabulary_waiting (gained, lost)
    SELECT g, l
      FROM (SELECT ARRAY(SELECT unnest(gained) EXCEPT ALL SELECT unnest(lost)) AS g,
                   ARRAY(SELECT unnest(lost) EXCEPT ALL SELECT unnest(gained)) AS l) AS change
     WHERE g != '{}' OR l != '{}';
    RETURN NULL;
END $$;

CREATE TABLE IF NOT EXISTS eoffice_search_vocabulary_waiting (id bigserial PRIMARY KEY, gained text[] NOT NULL, lost text[] NOT NULL);
DROP TRIGGER IF EXISTS eoffice_search_vocabulary_wait ON eoffice_document_text;
CREATE TRIGGER eoffice_search_vocabulary_wait AFTER INSERT OR DELETE OR UPDATE OF form, body ON eoffice_document_text
    FOR EACH ROW EXECUTE FUNCTION eoffice_search_vocabulary_wait();
