"""Acts on files that prove a line of a report or of a score sheet: attached and removed while it is written.

A line has an `owner`, the owner's act `writing` that allows them, its `files`, and `files_beside`: all files of the owner.
"""

from collections.abc import Iterable
from hashlib import sha256
from itertools import chain

from django.db import transaction
from django.db.models import Sum

from members.models import Person
from pledges.errors import PledgeError
from pledges.files.kinds import Unacceptable, clean_name, kind_of
from pledges.files.models import StoredFile
from pledges.states.event import Event

MOST_FILES = 10  # of one line
LARGEST_SUM = 100 * 1024 * 1024  # bytes of all files of one report or sheet


@transaction.atomic
def attach(line, *, by: Person, name: str, content: bytes, address: str = "") -> StoredFile:
    """Attach a file to a line; raise PledgeError with the reason if it is not accepted."""
    owner = line.owner.begin(line.writing, by)
    if line.files.count() >= MOST_FILES:
        raise PledgeError(f"Mỗi mục có nhiều nhất {MOST_FILES} tệp. Xin xóa bớt tệp cũ.")
    columns = beside(line.files.values_list("sha256", "name"), columns_of(name, content))
    stored = line.files_beside().aggregate(sum=Sum("size"))["sum"] or 0
    if stored + len(content) > LARGEST_SUM:
        raise PledgeError(
            f"Các tệp của một báo cáo, một bảng điểm nhiều nhất là {LARGEST_SUM // 2**20} MB. "
            "Xin giảm dung lượng hoặc xóa bớt tệp cũ."
        )
    file = line.files.create(brought_by=by, **columns)
    owner.record(Event.Verb.WRITTEN, by=by, address=address, file=file.name, sha256=file.sha256)
    return file


def columns_of(name: str, content: bytes) -> dict:
    """Return the columns of a stored file; raise PledgeError with the reason if it is not accepted."""
    try:
        kind = kind_of(content)
    except Unacceptable as refusal:
        raise PledgeError(str(refusal)) from refusal
    return {
        "name": clean_name(name, kind),
        "media_type": kind.media_type,
        "size": len(content),
        "sha256": sha256(content).hexdigest(),
        "content": content,
    }


def beside(stored: Iterable[tuple[str, str]], columns: dict) -> dict:
    """Number a name that another file has: phones call every photo "image.jpg". Refuse a file that is there already.

    `stored`: hash and name of the files beside which it is to stand.
    """
    names_by_hash = dict(stored)
    if kept := names_by_hash.get(columns["sha256"]):
        raise PledgeError(f"Tệp này đã được tải lên (“{kept}”).")
    stem, dot, ending = columns["name"].rpartition(".")
    numbered = (f"{stem} ({number}){dot}{ending}" for number in range(2, len(names_by_hash) + 3))
    names = chain([columns["name"]], numbered)
    return columns | {"name": next(name for name in names if name not in names_by_hash.values())}


@transaction.atomic
def remove(file: StoredFile, *, by: Person, address: str = "") -> None:
    """Delete the file for good; the log keeps its name and hash."""
    owner = file.line.owner.begin(file.line.writing, by)
    if not type(file).objects.filter(pk=file.pk).exists():
        raise PledgeError("Tệp này đã được xóa. Xin xem lại danh sách tệp.")
    owner.record(Event.Verb.WRITTEN, by=by, address=address, removed_file=file.name, sha256=file.sha256)
    file.delete()
