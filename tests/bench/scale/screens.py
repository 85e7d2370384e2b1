"""What the web client asks of the server for the screens of the office: the same calls, made from the same views."""

from lxml import etree

PAGE, COUNTED = 80, 501  # rows of a list, and how far the web client counts them
DOCUMENTS = [("direction", "=", "incoming"), ("state", "!=", "to_register"), ("sequence_number", ">", 0)]
MINE = [("is_mine", "=", True), ("state", "in", ("waiting", "open"))]


class Screens:
    """The screens of one person at work, over HTTP. Each method is one screen and makes all of its calls."""

    def __init__(self, session):
        self.session = session
        self.views = {}

    def documents(self, domain=(), **context):
        """The list of incoming documents; returns the number it says there are."""
        return self._list("eoffice.document", [*DOCUMENTS, *domain], context)["length"]

    def search(self, asked):
        return self.documents([("fulltext", "ilike", asked)], fulltext_query=[asked])

    def inbox(self):
        self._list("eoffice.assignment", MINE, {})
        self.session.call("eoffice.assignment", "work_counters")

    def names(self, asked):
        self.session.call("eoffice.document", "name_search", name=asked, domain=[], operator="ilike", limit=8)

    def groups(self, by):
        self.session.call(
            "eoffice.document",
            "web_read_group",
            domain=DOCUMENTS,
            groupby=[by],
            aggregates=["__count"],
            limit=80,
            auto_unfold=False,
            context={},
        )

    def suggest(self, typed):
        """What the search bar offers while one types."""
        self.session.call("eoffice.document", "suggest", typed, "incoming")

    def facets(self, *domain, **context):
        """What the list can be narrowed to, with counts."""
        chosen = {"document_type_id": [], "issuer_id": [], "unit_id": [], "arrival_year": [], "state": []}
        asked = [*DOCUMENTS, *domain]
        self.session.call("eoffice.document", "search_panel_facets", asked, chosen, context=context)

    def newest(self):
        """Ids of the newest documents that this person reads."""
        found = self.session.call("eoffice.document", "search_read", DOCUMENTS, ["id"], limit=40)
        return [row["id"] for row in found]

    def form(self, document):
        """The form of a document with its tree and its messages."""
        shown = self._specification("eoffice.document", "form")
        self.session.call("eoffice.document", "web_read", [document], specification=shown)
        self.session.call("eoffice.document", "assignment_tree", [document])
        thread = {"thread_model": "eoffice.document", "thread_id": document}
        asked = {**thread, "access_params": {}, "request_list": ["followers", "attachments", "activities"]}
        self.session.post("/mail/data", fetch_params=[["mail.thread", asked]])
        self.session.post("/mail/thread/messages", **thread, fetch_params={"limit": 30})

    def _list(self, model, domain, context):
        return self.session.call(
            model,
            "web_search_read",
            domain=domain,
            specification=self._specification(model, "list"),
            offset=0,
            order="",
            limit=PAGE,
            count_limit=COUNTED,
            context={"lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh", **context},
        )

    def _specification(self, model, kind):
        if (model, kind) not in self.views:
            answer = self.session.call(model, "get_views", [[False, kind]], {})
            fields = {name: each["fields"] for name, each in answer["models"].items()}
            arch = etree.fromstring(answer["views"][kind]["arch"])
            self.views[model, kind] = _specification(arch, model, fields)
        return self.views[model, kind]


def _specification(arch, model, fields):
    """What the web client asks of each field of a view: names of related records, rows of tables."""
    found = {}
    for node in arch.iter("field"):
        if any(parent.tag == "field" and parent is not arch for parent in node.iterancestors()):
            continue
        field = fields[model].get(node.get("name"), {})
        if field.get("type") == "many2one":
            found[node.get("name")] = {"fields": {"display_name": {}}}
        elif field.get("type") in ("one2many", "many2many") and node.get("invisible") not in ("1", "True"):
            inner = node.find("list")
            found[node.get("name")] = {
                "fields": {"display_name": {}} if inner is None else _specification(inner, field["relation"], fields),
                "limit": int(inner.get("limit", 40)) if inner is not None else 40,
                "order": "",
            }
        else:
            found[node.get("name")] = {}
    return found
