from odoo import fields, models
from odoo.tools import SQL

from ..common import office_clock

TRIGGERS = {
    "insert": SQL("AFTER INSERT ON eoffice_assignment REFERENCING NEW TABLE AS new_lines"),
    "update": SQL("AFTER UPDATE ON eoffice_assignment REFERENCING OLD TABLE AS old_lines NEW TABLE AS new_lines"),
    "delete": SQL("AFTER DELETE ON eoffice_assignment REFERENCING OLD TABLE AS old_lines"),
}


class DailyStatistics(models.Model):
    """Daily statistics of completed work, by unit and user: the desk's past at any size.

    The database keeps it: each statement that changes lines adds rows with what it changed, plus or minus, so two
    people never wait for each other; the rows of a day are made one each night. Ids are plain numbers, since a row may
    be about somebody who is just being removed. ``figure`` is an outcome (of finished lines) or a step (of handled
    ones, with the ``hours`` they took and how many were passed on ``late``).
    """

    _name = "eoffice.daily.statistics"
    _description = "Finished work by day"
    _log_access = False

    office_id = fields.Integer(required=True)
    unit_id = fields.Integer()
    user_id = fields.Integer()
    day = fields.Date(required=True)
    figure = fields.Char(required=True)
    lines = fields.Integer(required=True)
    hours = fields.Float(digits=(16, 2), required=True)
    late = fields.Integer(required=True)

    _day_idx = models.Index("(office_id, day) INCLUDE (unit_id, user_id, figure, lines, hours, late)")

    def init(self):
        self.pool.post_init(self._keep_by_triggers)

    def _keep_by_triggers(self):
        """Let the database keep the statistics, and count anew what is there."""
        zone = office_clock.zone(self.env).key
        new, old = (_facts(SQL.identifier(name), sign, zone) for name, sign in (("new_lines", 1), ("old_lines", -1)))
        self.env.cr.execute(
            SQL(
                """CREATE OR REPLACE FUNCTION eoffice_daily_statistics() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'INSERT' THEN %s;
                    ELSIF TG_OP = 'UPDATE' THEN %s;
                    ELSE %s;
                    END IF;
                    RETURN NULL;
                END $$""",
                *(_add(facts) for facts in (new, SQL("%s UNION ALL %s", new, old), old)),
            )
        )
        for event, when in TRIGGERS.items():
            name = SQL.identifier(f"eoffice_daily_statistics_{event}")
            self.env.cr.execute(SQL("DROP TRIGGER IF EXISTS %s ON eoffice_assignment", name))
            self.env.cr.execute(
                SQL("CREATE TRIGGER %s %s FOR EACH STATEMENT EXECUTE FUNCTION eoffice_daily_statistics()", name, when)
            )
        self.env.cr.execute(SQL("DELETE FROM eoffice_daily_statistics"))
        self.env.cr.execute(_add(_facts(SQL.identifier("eoffice_assignment"), 1, zone)))

    def _cron_merge(self):
        """Make one row of the many of each day; the numbers stay, and it may run beside people at work."""
        self.env.cr.execute(
            SQL(
                """WITH gone AS (
                    DELETE FROM eoffice_daily_statistics WHERE (office_id, day) IN (
                        SELECT office_id, day FROM eoffice_daily_statistics GROUP BY office_id, day
                        HAVING count(*) > count(DISTINCT (unit_id, user_id, figure)))
                    RETURNING *)
                %s""",
                _add(SQL("SELECT office_id, unit_id, user_id, day, figure, lines, hours, late FROM gone")),
            )
        )


def _add(facts):
    """The statement that adds ``facts`` to the statistics, those that cancel out left away."""
    return SQL(
        """INSERT INTO eoffice_daily_statistics (office_id, unit_id, user_id, day, figure, lines, hours, late)
           SELECT office_id, unit_id, user_id, day, figure, sum(lines), sum(hours), sum(late) FROM (%s) AS facts
            GROUP BY office_id, unit_id, user_id, day, figure
           HAVING sum(lines) != 0 OR sum(hours) != 0 OR sum(late) != 0""",
        facts,
    )


def _facts(lines, sign, zone):
    """What the rows of the table ``lines`` count, each ``sign`` times: `_done_domain`, and the steps handled.

    :param zone: whose midnight ends a day
    """
    return SQL(
        """SELECT office_id, unit_id, user_id, date(finished_on AT TIME ZONE 'UTC' AT TIME ZONE %(zone)s) AS day,
                  outcome AS figure, %(sign)s AS lines, 0 AS hours, 0 AS late
             FROM %(lines)s
            WHERE state = 'done' AND outcome IS NOT NULL AND finished_on IS NOT NULL AND office_id IS NOT NULL
           UNION ALL
           SELECT office_id, unit_id, NULL, date(handled_on AT TIME ZONE 'UTC' AT TIME ZONE %(zone)s),
                  step, %(sign)s, %(sign)s * COALESCE(handled_hours, 0),
                  CASE WHEN handled_on > step_due THEN %(sign)s ELSE 0 END
             FROM %(lines)s
            WHERE handled_on IS NOT NULL AND step IS NOT NULL AND office_id IS NOT NULL""",
        zone=zone,
        sign=sign,
        lines=lines,
    )
