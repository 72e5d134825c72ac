"""The drafting form as one flat set of names: `c2-title`, `c2-t0-value`, and the counts `commitments`, `c2-targets`.

So plain buttons add, remove and move rows, a half-typed form can be kept and given back, and nothing
needs JavaScript.
"""

from django.http import QueryDict

from pledges.agreement.forms import pasted
from pledges.agreement.models import Agreement

MOST_COMMITMENTS = 60
MOST_TARGETS = 20
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
            {name: typed.get(f"{prefix}-{name}", "") for name in ("pk", "title", "text")}
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
    form["commitments"] = str(len(commitments))
    for index, commitment in enumerate(commitments):
        for name in ("pk", "title", "text"):
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
    """Apply a row button: "add", "paste", "c2-up", "c2-down", "c2-remove", "c2-add" or "c2-t0-remove"."""
    commitments = read(typed)
    parts = command.split("-")
    if command == "add":
        commitments.append(_blank())
    elif command == "paste":
        commitments += [_pasted(commitment) for commitment in pasted.split(typed.get("pasted", "")[:100_000])]
    elif len(parts) in {2, 3} and (index := whole(parts[0][1:], -1)) in range(len(commitments)):
        _rearrange(commitments, index, parts[1:])
    return write(typed, commitments[:MOST_COMMITMENTS])


def _rearrange(commitments: list[dict], index: int, command: list[str]) -> None:
    targets = commitments[index]["targets"]
    if command == ["add"] and len(targets) < MOST_TARGETS:
        targets.append(dict.fromkeys(TARGET_FIELDS, ""))
    elif command == ["remove"]:
        del commitments[index]
    elif command == ["up"] and index > 0:
        commitments[index - 1], commitments[index] = commitments[index], commitments[index - 1]
    elif command == ["down"] and index + 1 < len(commitments):
        commitments[index + 1], commitments[index] = commitments[index], commitments[index + 1]
    elif len(command) == 2 and command[1] == "remove" and whole(command[0][1:], -1) in range(len(targets)):
        del targets[int(command[0][1:])]


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
