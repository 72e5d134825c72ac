"""The drafting form as one flat set of names: `c2-title`, `c2-t0-value`, and the counts `commitments`, `c2-targets`.

So plain buttons add, remove and move rows, a half-typed form can be kept and given back, and nothing
needs JavaScript.
"""

import json

from django.http import QueryDict

from pledges.agreement.forms import pasted
from pledges.agreement.models import Agreement

REMOVED = "removed"  # the row removed last, as JSON: it can be put back until the form is saved
MOST_COMMITMENTS = 60
MOST_TARGETS = 20
MOST_PASTED = 100_000  # letters
COMMITMENT_FIELDS = ("pk", "title", "text")
TARGET_FIELDS = ("name", "comparison", "value", "unit")
MAIN_FIELDS = [
    "superior_body",
    "number",
    "place",
    "day",
    "venue",
    "subject",
    "theme",
    "grounds",
    "opening",
    "organisation",
    "closing",
    "recipients",
]


def is_whole(typed) -> bool:
    """Whether the form has all its counts: a truncated request would delete rows, so a missing count is not 0."""
    count = whole(typed.get("commitments"), -1)
    counts = [whole(typed.get(f"c{index}-targets", "0"), -1) for index in range(min(count, MOST_COMMITMENTS))]
    readable = all(0 <= number <= MOST_TARGETS for number in counts)
    return "edition" in typed and 0 <= count <= MOST_COMMITMENTS and readable


def read(typed) -> list[dict]:
    """Read the commitments as typed: dictionaries of strings, with a list `targets` of such dictionaries."""
    commitments = []
    for index in range(min(whole(typed.get("commitments"), 0), MOST_COMMITMENTS)):
        prefix = f"c{index}"
        commitments.append(
            {name: typed.get(f"{prefix}-{name}", "") for name in COMMITMENT_FIELDS}
            | {
                "targets": [
                    {name: typed.get(f"{prefix}-t{number}-{name}", "") for name in TARGET_FIELDS}
                    for number in range(min(whole(typed.get(f"{prefix}-targets"), 0), MOST_TARGETS))
                ]
            }
        )
    return commitments


def write(typed, commitments: list[dict]) -> QueryDict:
    """Copy the form with `commitments` in place of its own."""
    form = QueryDict(mutable=True)
    for name in ("edition", *MAIN_FIELDS):
        form[name] = typed.get(name, "")
    if removed := typed.get(REMOVED):
        form[REMOVED] = removed
    form["commitments"] = str(len(commitments))
    for index, commitment in enumerate(commitments):
        for name in COMMITMENT_FIELDS:
            form[f"c{index}-{name}"] = commitment[name]
        form[f"c{index}-targets"] = str(len(commitment["targets"]))
        for number, target in enumerate(commitment["targets"]):
            for name in TARGET_FIELDS:
                form[f"c{index}-t{number}-{name}"] = target[name]
    return form


def flat(agreement: Agreement) -> QueryDict:
    """Write the saved draft as the form would send it."""
    values = {name: as_typed(getattr(agreement, name)) for name in MAIN_FIELDS} | {
        "edition": str(agreement.edition)
    }
    return write(
        values,
        [
            {
                "pk": str(commitment.pk),
                "title": commitment.title,
                "text": commitment.text,
                "targets": [
                    {name: as_typed(getattr(target, name)) for name in TARGET_FIELDS}
                    for target in commitment.targets.all()
                ],
            }
            for commitment in agreement.commitments.prefetch_related("targets")
        ],
    )


def rearranged(typed, command: str) -> QueryDict:
    """Apply a row button: "add", "paste", "undo", "c2-up", "c2-down", "c2-remove", "c2-add" or "c2-t0-remove"."""
    commitments = read(typed)
    parts = command.split("-")
    gone = None
    if command == "add":
        commitments.append(_blank())
    elif command == "paste":
        commitments += [
            _pasted(commitment) for commitment in pasted.split(typed.get("pasted", "")[:MOST_PASTED])
        ]
    elif command == "undo":
        _put_back(commitments, removed_from(typed))
    elif len(parts) in {2, 3} and (index := whole(parts[0][1:], -1)) in range(len(commitments)):
        gone = _rearrange(commitments, index, parts[1:])
    form = write(typed, commitments[:MOST_COMMITMENTS])
    if gone:
        form[REMOVED] = json.dumps(gone)
    elif command == "undo":
        form.pop(REMOVED, None)
    return form


def _rearrange(commitments: list[dict], index: int, command: list[str]) -> dict | None:
    """Apply the command to a row; return what it removed, with its place."""
    targets = commitments[index]["targets"]
    if command == ["add"] and len(targets) < MOST_TARGETS:
        targets.append(dict.fromkeys(TARGET_FIELDS, ""))
    elif command == ["remove"]:
        return {"index": index, "row": commitments.pop(index)}
    elif command == ["up"] and index > 0:
        commitments[index - 1], commitments[index] = commitments[index], commitments[index - 1]
    elif command == ["down"] and index + 1 < len(commitments):
        commitments[index + 1], commitments[index] = commitments[index], commitments[index + 1]
    elif len(command) == 2 and command[1] == "remove":
        number = whole(command[0][1:], -1)
        if number in range(len(targets)):
            return {"index": index, "target": number, "row": targets.pop(number)}
    return None


def removed_from(typed) -> dict | None:
    """Read the row removed last; None if there is none, or if it is no row as this form writes it."""
    try:
        gone = json.loads(typed.get(REMOVED) or "null")
    except ValueError:
        return None
    if not isinstance(gone, dict) or not isinstance(gone.get("index"), int):
        return None
    wanted = TARGET_FIELDS if "target" in gone else (*COMMITMENT_FIELDS, "targets")
    row = gone.get("row")
    is_row = isinstance(row, dict) and set(row) == set(wanted)
    is_whole_row = is_row and all(isinstance(row[name], str) for name in wanted if name != "targets")
    if not is_whole_row or ("target" in gone and not isinstance(gone["target"], int)):
        return None
    return gone if "target" in gone or _are_targets(row["targets"]) else None


def _are_targets(rows) -> bool:
    return isinstance(rows, list) and all(
        isinstance(row, dict)
        and set(row) == set(TARGET_FIELDS)
        and all(isinstance(text, str) for text in row.values())
        for row in rows[:MOST_TARGETS]
    )


def _put_back(commitments: list[dict], gone: dict | None) -> None:
    if gone is None:
        return
    if "target" not in gone:
        commitments.insert(gone["index"], gone["row"])
    elif gone["index"] in range(len(commitments)):
        commitments[gone["index"]]["targets"].insert(gone["target"], gone["row"])


def _blank() -> dict:
    return {"pk": "", "title": "", "text": "", "targets": []}


def _pasted(commitment) -> dict:
    targets = [
        dict.fromkeys(TARGET_FIELDS, "") | {"name": target.name}
        for target in commitment.targets[:MOST_TARGETS]
    ]
    return _blank() | {"title": commitment.title, "text": commitment.text, "targets": targets}


def as_typed(value) -> str:
    if value is None:
        return ""
    if hasattr(value, "strftime"):
        return f"{value:%d/%m/%Y}"
    if hasattr(value, "normalize"):
        return f"{value.normalize():f}".replace(".", ",")
    return str(value)


def whole(text: str | None, otherwise, *, digits: int = 5):
    """Read the whole number in `text`; `otherwise` if there is none, or more than `digits` digits."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= digits else otherwise
