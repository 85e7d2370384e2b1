-- One way to cut text: the same words as words.py, inside PostgreSQL, so that the index is filled by SQL alone.
CREATE OR REPLACE FUNCTION eoffice_words(source text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    IF source IS NOT NFC NORMALIZED THEN
        source := normalize(source, NFC);
    END IF;
    RETURN btrim(regexp_replace(lower(source COLLATE "und-x-icu"), '[^0-9a-zß-öø-ſơưḀ-ỿЀ-ԯぁ-ヿ㐀-鿿가-힣]+', ' ', 'g'));
END $$;

CREATE OR REPLACE FUNCTION eoffice_fold(source text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    RETURN lower(public.unaccent('public.unaccent', source));
END $$;

-- A vector holds a megabyte at most: pairs are kept of the first 120,000 letters (fifty pages), of the rest the words.
-- The end of a paragraph stands as ẟ, a letter that no language of ours has: no pair runs over it.
CREATE OR REPLACE FUNCTION eoffice_lexemes(form text, body text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL RESTRICTED COST 10000 AS $$
DECLARE
    head text := replace(replace(concat_ws(E'.\n', form, left(body, 120000)), E'.\n', ' ẟ '), E';\n', ' ẟ ');
    folded text[];
    result text[];
    rest text[];
BEGIN
    head := public.eoffice_words(head);
    IF head ~ '[^ ]{61}' THEN
        head := regexp_replace(head, '([^ ]{60})[^ ]+', '\1', 'g');
    END IF;
    folded := string_to_array(public.eoffice_fold(head), ' ');
    SELECT array_agg(f) FILTER (WHERE f <> 'ẟ') || array_agg('_' || f || '_' || n) FILTER (WHERE f <> 'ẟ' AND n <> 'ẟ')
           || array_agg('=' || a) FILTER (WHERE a <> f)
      INTO result
      FROM unnest(folded, folded[2:], string_to_array(head, ' ')) AS word (f, n, a);
    result := result || ARRAY(
        SELECT '^' || left(f, 60) FROM unnest(string_to_array(public.eoffice_fold(public.eoffice_words(form)), ' ')) AS f);
    IF length(body) > 120000 THEN
        rest := ARRAY(
            SELECT DISTINCT left(f, 60)
              FROM unnest(string_to_array(public.eoffice_fold(public.eoffice_words(substr(body, 120001))), ' ')) AS f
             WHERE f <> '');
        IF octet_length(array_to_string(rest, '')) < 350000 THEN
            result := result || rest;
        END IF;
    END IF;
    RETURN array_to_tsvector(COALESCE(result, '{}'));
END $$;
