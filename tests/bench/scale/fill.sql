-- :size documents of twenty years of the district office, with all that hangs on them; bench_sentence holds the sentences.
SET session_replication_role = replica;  -- every key below is made of rows that are there: not looked up again
SET synchronous_commit = off;
SET maintenance_work_mem = '1GB';

-- Indexes are made afterwards, all at once.
CREATE TABLE bench_index AS
SELECT indexname, indexdef FROM pg_indexes
 WHERE schemaname = 'public' AND indexname NOT IN (SELECT conname FROM pg_constraint)
   AND (tablename LIKE 'eoffice\_document%' OR tablename IN ('eoffice_assignment', 'eoffice_audit_log', 'eoffice_access_log',
        'eoffice_recognition', 'eoffice_recognition_page', 'eoffice_register_number', 'mail_message', 'mail_followers'));
DO $$DECLARE name text; BEGIN
    FOR name IN SELECT indexname FROM bench_index LOOP EXECUTE format('DROP INDEX %I', name); END LOOP;
END$$;

-- Even, and the same at every run: a number from 0 to 1 of two whole ones.
CREATE FUNCTION bench_chance(a bigint, b bigint) RETURNS float LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
    $$SELECT (hashint8(a * 1000003 + b)::bigint + 2147483648) / 4294967296.0$$;
CREATE FUNCTION bench_some(a bigint, b bigint, many bigint) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
    $$SELECT floor(bench_chance(a, b) * many)::int$$;
-- Which sentence stands there: some stand in every second document, most in few.
CREATE FUNCTION bench_said(a bigint, b bigint) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
    $$SELECT floor(power((hashint8(a * 1000003 + b)::bigint + 2147483648) / 4294967296.0, 2.5) * 60000)::int$$;
ANALYZE bench_sentence;

CREATE TEMP TABLE office AS
SELECT d.id AS unit, c.id AS clerks, o.id AS chiefs, (SELECT id FROM res_users WHERE login = 'vanthu1') AS clerk,
       (SELECT id FROM res_users WHERE login = 'chanhvp') AS chief
  FROM hr_department d JOIN eoffice_principal c ON c.unit_id = d.id AND c.type = 'clerk'
  JOIN eoffice_principal o ON o.unit_id = d.id AND o.type = 'office' WHERE d.code = 'UBND';
-- Who handles: each unit with its head and one person; the one that is measured has the last place.
CREATE TEMP TABLE hand AS
SELECT row_number() OVER (ORDER BY d.code = 'TCKH', d.id) - 1 AS place, count(*) OVER () - 1 AS many,
       d.id AS unit, d.head_id AS head, h.id AS heads, p.user_id AS person, p.id AS persons
  FROM hr_department d JOIN eoffice_principal h ON h.unit_id = d.id AND h.type = 'unit'
  JOIN LATERAL (
       SELECT p.id, p.user_id FROM eoffice_principal p JOIN hr_employee e ON e.user_id = p.user_id
         JOIN hr_version v ON v.id = e.current_version_id JOIN res_users u ON u.id = p.user_id
        WHERE v.department_id = d.id AND u.login ~ '^(cv|vt)\.' ORDER BY u.login LIMIT 1) p ON true
 WHERE d.head_id IS NOT NULL AND d.code != 'VP';
CREATE TEMP TABLE kind AS
SELECT row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS many, id, code FROM eoffice_document_type;
CREATE TEMP TABLE issuer AS
SELECT row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS many, id, name FROM res_partner WHERE eoffice_issuer;

INSERT INTO eoffice_register (name, code, unit_id, direction, year, secret, first_number, closed)
SELECT r.name, r.code, r.unit_id, r.direction, y, false, 1, true
  FROM eoffice_register r, office, generate_series(2000, 2025) AS y
 WHERE r.unit_id = office.unit AND r.code = 'DEN' AND r.year = 2026;

-- 300 documents of the measured person, about 3,000 of his unit's head, whatever the size; the rest is the others'.
CREATE UNLOGGED TABLE bench_row AS
SELECT n, :first + n AS id, born, extract(year FROM born)::int AS year, n > :size - 20 AS new,
       row_number() OVER (PARTITION BY extract(year FROM born) ORDER BY n) AS number,
       CASE WHEN heads THEN (SELECT many FROM hand LIMIT 1) ELSE bench_some(n, 1, (SELECT many FROM hand LIMIT 1)) END AS hand,
       persons OR NOT heads AS passed_on, n > :size * 0.98 OR persons AND n > :size * 0.85 AS going
  FROM (SELECT n, (timestamp '2026-11-24 08:00' - interval '1 second' * floor(630720000.0 * (:size - n) / :size)) AS born,
               n % greatest(1, :size / 3000) = 0 AS heads, n % (10 * greatest(1, :size / 3000)) = 0 AS persons
          FROM generate_series(1, :size) AS n) AS rows;
ALTER TABLE bench_row ADD PRIMARY KEY (n);
ANALYZE bench_row;

INSERT INTO eoffice_document (id, direction, unit_id, state, register_id, sequence_number, received_on, registered_on,
    registered_by_id, number, symbol, reference, issued_on, issuer_id, issuer_name, document_type_id, subject, language,
    page_count, signer_name, signer_title, urgency, urgency_level, secrecy, dossier_year, deadline, create_uid, create_date,
    write_uid, write_date)
SELECT r.id, 'incoming', office.unit, CASE WHEN new THEN 'to_register' WHEN going THEN 'in_progress' ELSE 'done' END,
       CASE WHEN NOT new THEN book.id END, CASE WHEN NOT new THEN r.number END, born::date, CASE WHEN NOT new THEN born END,
       CASE WHEN NOT new THEN office.clerk END, v.number, v.symbol, v.number || '/' || v.symbol, born::date - 3, issuer.id,
       issuer.name, kind.id, 'V/v ' || one.text || ' ' || lower(two.text), 'Tiếng Việt',
       1 + bench_some(n, 2, 6), 'Nguyễn Văn ' || chr(65 + bench_some(n, 3, 26)), 'Chủ tịch', u.urgency,
       CASE u.urgency WHEN 'normal' THEN 0 WHEN 'urgent' THEN 1 ELSE 2 END, 'none', r.year,
       CASE WHEN n % 3 = 0 THEN born::date + 10 END, office.clerk, born, office.clerk, born
  FROM bench_row r CROSS JOIN office
  JOIN bench_sentence one ON one.id = bench_said(n, 100) JOIN bench_sentence two ON two.id = bench_said(n, 101)
  JOIN kind ON kind.place = bench_some(n, 5, (SELECT max(many) FROM kind)) JOIN issuer ON issuer.place = bench_some(n, 6, (SELECT max(many) FROM issuer))
  JOIN eoffice_register book ON book.unit_id = office.unit AND book.code = 'DEN' AND book.year = r.year,
  LATERAL (SELECT (1 + bench_some(n, 7, 4999))::text AS number, kind.code || '-' || (ARRAY['UBND', 'SNV', 'STC', 'SYT', 'TTr'])[1 + bench_some(n, 8, 5)] AS symbol) v,
  LATERAL (SELECT CASE WHEN n % 20 = 0 THEN 'urgent' WHEN n % 97 = 0 THEN 'express' ELSE 'normal' END AS urgency) u;
INSERT INTO eoffice_register_number (register_id, number, document_id, state)
SELECT register_id, sequence_number, id, 'used' FROM eoffice_document WHERE register_id IS NOT NULL AND id > :first;

-- The pages as they were read: words that a question asks for stand in as many documents as it says (classes.py).
INSERT INTO ir_attachment (name, type, res_model, mimetype, file_size) VALUES ('van-ban.pdf', 'binary', 'eoffice.recognition', 'application/pdf', 100000);
INSERT INTO eoffice_recognition (id, document_id, unit_id, attachment_id, page_count, state, checksum, create_date)
SELECT :first + n, r.id, office.unit, (SELECT max(id) FROM ir_attachment), 1, 'read', md5(n::text), born FROM bench_row r, office;
INSERT INTO eoffice_recognition_page (recognition_id, document_id, number, state, read_on, text)
SELECT :first + n, id, 1, 'read', born, concat_ws(E'.\n', 'Văn bản số ' || n || ' của ủy ban nhân dân',
       CASE WHEN bench_chance(n, 11) < 0.03 THEN 'Ứng dụng công nghệ thông tin trong hoạt động' END,
       CASE WHEN bench_chance(n, 12) < 0.01 THEN 'Kiểm tra quán karaoke trên địa bàn' END,
       CASE WHEN bench_chance(n, 13) < 0.011 THEN 'Bà Nguyễn Thị Thoa' END, CASE WHEN n % 25000 = 7 OR n IN (50, 5000) THEN 'Ông Hồ Minh Thoa' END,
       (SELECT string_agg(text, E'.\n') FROM generate_series(1, :sentences) AS place JOIN bench_sentence s ON s.id = bench_said(n, place)))
  FROM bench_row;

-- Three lines each: the office chief passes on to a unit, its head to his person; of the newest the last is in hand.
INSERT INTO eoffice_assignment (id, document_id, parent_id, parent_path, office_id, unit_id, principal_id, user_id, sender_id,
    role, step, state, sent_on, opened_on, finished_on, handled_on, handled_hours, deadline, original_deadline, step_due, outcome,
    original_outcome, instruction, urgency_level, was_passed)
SELECT :lines + 3 * n + level, r.id, CASE WHEN level > 0 THEN :lines + 3 * n + level - 1 END,
       (SELECT string_agg((:lines + 3 * n + l)::text || '/', '' ORDER BY l) FROM generate_series(0, level) l), office.unit,
       CASE WHEN level = 0 THEN office.unit ELSE hand.unit END,
       CASE level WHEN 0 THEN office.chiefs WHEN 1 THEN hand.heads ELSE CASE WHEN passed_on THEN hand.persons ELSE hand.heads END END,
       CASE WHEN level = 2 AND passed_on THEN hand.person END,
       CASE level WHEN 0 THEN office.clerk WHEN 1 THEN office.chief ELSE hand.head END, 'lead',
       CASE level WHEN 0 THEN 'chief' WHEN 1 THEN 'unit' ELSE 'person' END,
       CASE WHEN level < 2 AND going THEN 'passed' WHEN going AND n % 7 < 2 THEN 'waiting' WHEN going THEN 'open' ELSE 'done' END,
       born + interval '2 hours' * level, CASE WHEN NOT (level = 2 AND going AND n % 7 < 2) THEN born + interval '3 hours' * (level + 1) END,
       CASE WHEN NOT going THEN born + interval '3 days' END,
       CASE WHEN NOT going OR level < 2 THEN born + interval '1 day' * (level + 1) END, 8 + n % 30,
       born + interval '8 days', born + interval '8 days', born + interval '8 days',
       CASE WHEN NOT going THEN CASE WHEN n % 7 = 0 THEN 'late' ELSE 'in_time' END END,
       CASE WHEN NOT going THEN CASE WHEN n % 7 = 0 THEN 'late' ELSE 'in_time' END END, s.text,
       CASE WHEN n % 20 = 0 THEN 1 WHEN n % 97 = 0 THEN 2 ELSE 0 END, level < 2
  FROM bench_row r JOIN hand ON hand.place = r.hand CROSS JOIN office CROSS JOIN generate_series(0, 2) AS level
  JOIN bench_sentence s ON s.id = bench_said(n, 200 + level)
 WHERE NOT new ORDER BY n, level;
INSERT INTO eoffice_document_access (document_id, principal_id)
SELECT r.id, reader FROM bench_row r JOIN hand ON hand.place = r.hand CROSS JOIN office,
       unnest(CASE WHEN new THEN ARRAY[clerks, chiefs] WHEN passed_on THEN ARRAY[clerks, chiefs, heads, persons]
                   ELSE ARRAY[clerks, chiefs, heads] END) AS reader ORDER BY n;
INSERT INTO eoffice_audit_log (document_id, assignment_id, user_id, done_on, act, note, create_date)
SELECT r.id, CASE WHEN act > 2 AND NOT new THEN :lines + 3 * n + act % 3 END, office.clerk, born + interval '1 hour' * act,
       (ARRAY['received', 'registered', 'passed', 'opened', 'passed', 'opened', 'passed', 'opened', 'completed', 'completed'])[act],
       CASE WHEN act % 3 = 0 THEN s.text END, born
  FROM bench_row r CROSS JOIN office CROSS JOIN generate_series(1, 10) AS act
  JOIN bench_sentence s ON s.id = bench_said(n, 300 + act) ORDER BY n, act;
INSERT INTO eoffice_access_log (document_id, user_id, act, done_on)
SELECT document_id, max(user_id), 'opened', max(done_on) FROM eoffice_audit_log WHERE act = 'opened' GROUP BY document_id;
INSERT INTO mail_message (model, res_id, message_type, subtype_id, author_id, date, body, message_id, create_uid, create_date)
SELECT 'eoffice.document', r.id, 'notification', (SELECT res_id FROM ir_model_data WHERE module = 'mail' AND name = 'mt_note'),
       (SELECT partner_id FROM res_users WHERE id = office.clerk), born, '<p>Văn bản</p>', 'bench-' || n, office.clerk, born
  FROM bench_row r, office;
INSERT INTO mail_followers (res_model, res_id, partner_id)
SELECT 'eoffice.document', r.id, (SELECT partner_id FROM res_users WHERE id = office.clerk) FROM bench_row r, office;
SELECT setval(pg_get_serial_sequence(name, 'id'), (xpath('/row/c/text()', query_to_xml('SELECT max(id) AS c FROM ' || name, false, true, '')))[1]::text::bigint)
  FROM unnest(ARRAY['eoffice_document', 'eoffice_recognition', 'eoffice_assignment']) AS name;
