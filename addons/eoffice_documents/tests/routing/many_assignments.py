"""Many lines of every kind at once, made by one INSERT, with the numbers that a clerk would count by hand."""

from datetime import timedelta

KINDS = (
    # (state, deadline in hours from now or None, role, paused, finished hours ago or None, outcome, figures)
    ("waiting", 200, "lead", False, None, None, ("new",)),
    ("waiting", 10, "lead", False, None, None, ("new", "due")),
    ("waiting", -5, "support", False, None, None, ("new", "late")),
    ("open", 300, "lead", False, None, None, ("in_hand",)),
    ("open", 23, "lead", False, None, None, ("in_hand", "due")),
    ("open", 25, "lead", False, None, None, ("in_hand",)),
    ("open", -100, "lead", False, None, None, ("in_hand", "late")),
    ("open", -100, "lead", True, None, None, ("in_hand",)),
    ("open", None, "lead", False, None, None, ("in_hand",)),
    ("waiting", -100, "information", False, None, None, ()),
    ("passed", -100, "lead", False, None, None, ()),
    ("done", 10, "lead", False, 20, "in_time", ("in_time",)),
    ("done", -30, "lead", False, 20, "late", ("done_late",)),
    ("done", None, "support", False, 20, "in_time", ("in_time",)),
    ("done", -3000, "lead", False, 3000, "in_time", ()),
    ("returned", -100, "lead", False, 50, None, ()),
    ("withdrawn", -100, "lead", False, 50, None, ()),
)


def fill(env, document, unit, users, count, now):
    """Give ``document`` ``count`` lines in turn of each kind and user.

    :return: {figure: how many of the lines it counts}
    """
    principals = [env["eoffice.principal"]._of_user(user).id for user in users]
    truth = {}
    rows = []
    for place in range(count):
        state, due, role, paused, ago, outcome, figures = KINDS[place % len(KINDS)]
        finished = now - timedelta(hours=ago) if ago else None
        whose = place % len(users)
        rows.append(
            (
                document.id,
                document.unit_id.id,
                unit.id,
                principals[whose],
                users[whose].id,
                role,
                state,
                now - timedelta(hours=400),
                now + timedelta(hours=due) if due else None,
                now if paused else None,
                finished,
                outcome,
            )
        )
        for name in figures:
            truth[name] = truth.get(name, 0) + 1
    marks = ", ".join(["%s"] * len(rows))
    env.cr.execute(
        "INSERT INTO eoffice_assignment (document_id, office_id, unit_id, principal_id, user_id, role, state, sent_on,"
        f" deadline, paused_on, finished_on, outcome) VALUES {marks}",
        rows,
    )
    env["eoffice.document.access"]._grant((document.id, principal) for principal in principals)
    env.invalidate_all()
    return truth
