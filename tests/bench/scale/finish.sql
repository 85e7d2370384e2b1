-- The indexes that were left out while the rows came in.
SET maintenance_work_mem = '1GB';
DO $$DECLARE def text; BEGIN
    FOR def IN SELECT indexdef FROM bench_index LOOP EXECUTE def; END LOOP;
END$$;
DROP TABLE bench_index, bench_row, bench_sentence;
DROP FUNCTION bench_said, bench_some, bench_chance;
