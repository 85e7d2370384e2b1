-- The indexes that were left out while the rows came in; the one of words, which takes long, is made beside them.
SET maintenance_work_mem = '512MB';
DO $$DECLARE def text; BEGIN
    FOR def IN SELECT indexdef FROM bench_index WHERE (indexname = 'eoffice_document_text_words_idx') = :words
    LOOP EXECUTE def; END LOOP;
END$$;
ALTER INDEX IF EXISTS eoffice_document_text_words_idx ALTER COLUMN 3 SET STATISTICS 0;  -- as the product has it
