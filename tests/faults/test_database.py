"""The database goes away under a running office: what is scheduled comes back with it, as pages and jobs do."""

from eoffice_testing.waiting import wait_for

CRON = "eoffice_documents.cron_watch_folders"


def last_call(office):
    """When the scheduled look into the scan folders was run last."""
    return office.psql(f"SELECT lastcall FROM ir_cron WHERE id = {cron_id(office)}")


def cron_id(office):
    module, name = CRON.split(".")
    return office.psql(f"SELECT res_id FROM ir_model_data WHERE module = '{module}' AND name = '{name}'")


def run_now(office):
    """Make it due and wake the waiting thread, as Odoo does; returns once it was run."""
    before = last_call(office)
    office.psql(f"UPDATE ir_cron SET nextcall = now() at time zone 'UTC' WHERE id = {cron_id(office)}")

    def seen():
        office.psql_of("postgres", f"SELECT pg_notify('cron_trigger', '{office.database}')")
        return last_call(office) != before

    wait_for(seen, 120)


def test_scheduled_work_goes_on_after_the_database_was_away(office):
    run_now(office)
    office.psql_of("postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN cron%'")
    wait_for(lambda: "lost the database and tries again" in office.log.read_text())
    run_now(office)
