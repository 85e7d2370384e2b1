"""How a benchmark says its figures: a line to read, or one of JSON."""

import json


def figure(bench, metric, value, unit, aim=None, more=None, **kind):
    """A figure with its aim; ``more``: more is better. ``kind`` is a role or a class, where there are several."""
    found = {"bench": bench, "metric": metric, "value": round(value, 4), "unit": unit, "aim": aim}
    found["meets"] = None if aim is None else value >= aim if more else value <= aim
    return {**found, **kind}


def show(found, as_json):
    if as_json:
        print(json.dumps(found, ensure_ascii=False), flush=True)
        return
    aim = "" if found["aim"] is None else f"   aim {found['aim']}: {'met' if found['meets'] else 'MISSED'}"
    kind = " ".join(str(found[name]) for name in ("role", "class") if name in found)
    print(f"{found['metric']:24}{kind:28}{found['value']:12.3f} {found['unit']}{aim}", flush=True)
