-- Weeks into the past, before those of the feed, with sixty items each, and a tenth as many published documents: copies of the rows that are there.
INSERT INTO eoffice_schedule_week
SELECT (jsonb_populate_record(NULL::eoffice_schedule_week, to_jsonb(w) || jsonb_build_object(
           'id', nextval('eoffice_schedule_week_id_seq'), 'monday', w.monday - 7 * n - 70, 'sunday', w.sunday - 7 * n - 70))).*
  FROM (SELECT * FROM eoffice_schedule_week LIMIT 1) w, generate_series(1, greatest(1, :size / 60)) n;
INSERT INTO calendar_event
SELECT (jsonb_populate_record(NULL::calendar_event, to_jsonb(e) || jsonb_build_object(
           'id', nextval('calendar_event_id_seq'), 'week_id', w.id,
           'start', w.monday + interval '1 day' * (n % 5) + interval '1 hour' * (n % 9),
           'stop', w.monday + interval '1 day' * (n % 5) + interval '1 hour' * (n % 9 + 1)))).*
  FROM (SELECT * FROM calendar_event WHERE week_id IS NOT NULL LIMIT 1) e,
       (SELECT * FROM eoffice_schedule_week ORDER BY monday DESC OFFSET 1) w, generate_series(1, 60) n;
INSERT INTO eoffice_document
SELECT (jsonb_populate_record(NULL::eoffice_document, to_jsonb(d) || jsonb_build_object(
           'id', nextval('eoffice_document_id_seq'), 'identifier', NULL))).*
  FROM (SELECT * FROM eoffice_document WHERE signed_file_id IS NOT NULL ORDER BY id DESC LIMIT 1) d,
       generate_series(1, :size / 10);
INSERT INTO eoffice_document_text
SELECT (jsonb_populate_record(NULL::eoffice_document_text, to_jsonb(t) || jsonb_build_object(
           'id', nextval('eoffice_document_text_id_seq'), 'document_id', d.id))).*
  FROM (SELECT * FROM eoffice_document_text ORDER BY id DESC LIMIT 1) t,
       eoffice_document d WHERE NOT EXISTS (SELECT 1 FROM eoffice_document_text x WHERE x.document_id = d.id);
INSERT INTO eoffice_publication
SELECT (jsonb_populate_record(NULL::eoffice_publication, to_jsonb(p) || jsonb_build_object(
           'id', nextval('eoffice_publication_id_seq'), 'document_id', d.id,
           'publish_from', p.publish_from - interval '1 minute' * d.id))).*
  FROM (SELECT * FROM eoffice_publication ORDER BY id DESC LIMIT 1) p,
       eoffice_document d WHERE d.signed_file_id IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM eoffice_publication x WHERE x.document_id = d.id);
ANALYZE;
