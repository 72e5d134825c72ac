"""The sealed urn: the only place of a ballot's votes until they are counted.

Format. `Ballot.urn` is one blob for all votes: a salt (16 bytes), a nonce (12), AES-256-GCM of the slips. The key
comes by HKDF from `SIGNING_SECRET`, which is in the environment of the server and never in the database or its
backups, the salt and the ballot's number; the number is authenticated, so that an urn opens in its own ballot only.
The plain text has a fixed size, computed from the number of voters and candidates: a count, then the slips sorted by
their codes, each a code and a bit for each candidate, then zeros. At each vote the whole is rewritten with a fresh nonce.

Protection. Whoever has the database, all its backups, or its dead rows and log files, but not the secret,
sees blobs of one length that share nothing: not what was voted, not how often, not in which order; that a unit voted is
public anyway.
After the count the slips are rows in the order of their codes, written at once, and the urn is empty; no code is
stored beside a unit, a person, a session, a message or a line of a log, not even beside a wrong password.

Limits. Whoever runs the server has the secret, too. Such a person can open an urn before the
count, or record what passes through the program. Worse, dead rows, the WAL and several backups hold the urn as it was
after each vote: with the secret the difference of two of them is one vote, and `voted_at` says of which unit; also
long after the count. Only a logical dump gives no more than the urn of its moment. A unit can show its code to
others, so nothing here stops a vote that is sold or ordered; and where all units vote alike, everybody knows what
each voted. For more secrecy, vote on paper.
"""

import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.views.decorators.debug import sensitive_variables

from pledges.errors import PledgeError

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no 0 O 1 I L: copied by hand and read aloud
SIGNS = 9  # of a code: 44 random bits
SALT, NONCE, TAG, COUNT = 16, 12, 16, 2  # bytes

DAMAGED = (
    "Chưa kiểm phiếu được: dữ liệu phiếu không khớp. Xin báo quản trị viên; "
    "nếu không khắc phục được thì hủy và tổ chức bỏ phiếu lại."
)
IN_USE = "Mã phiếu này đã dùng. Xin ghi lại mã mới dưới đây rồi bỏ phiếu lại."


class CodeInUse(PledgeError):
    """The code is in the urn already; the voter gets another one."""


@dataclass(frozen=True, order=True, repr=False)
class Cast:
    """A slip as it lies in the urn: its code, and the positions of the candidates it chose in rising order.

    Its repr shows neither: error reports print the values of variables.
    """

    code: str
    choices: tuple[int, ...]

    def __repr__(self):
        return "<Cast>"


def new_code() -> str:
    """Return a random code that is easily copied by hand: "7K3-F9Q-2MX"."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(SIGNS))
    return "-".join(signs[start : start + 3] for start in range(0, SIGNS, 3))


def empty(ballot) -> bytes:
    """Seal an empty urn for `ballot`, with a salt of its own."""
    return _seal(ballot, secrets.token_bytes(SALT), [])


@sensitive_variables()
def with_slip(ballot, cast: Cast) -> bytes:
    """Seal the urn of `ballot` with one more slip. Raises CodeInUse, and PledgeError when it cannot be opened."""
    casts = opened(ballot)
    if any(slip.code == cast.code for slip in casts):
        raise CodeInUse(IN_USE)
    return _seal(ballot, bytes(ballot.urn)[:SALT], [*casts, cast])


@sensitive_variables()
def opened(ballot) -> list[Cast]:
    """Return the slips in the order of their codes. Raises PledgeError if key or bytes are not those of the sealing."""
    urn = bytes(ballot.urn)
    salt, nonce, sealed = urn[:SALT], urn[SALT : SALT + NONCE], urn[SALT + NONCE :]
    try:
        plain = AESGCM(_key(ballot, salt)).decrypt(nonce, sealed, _name(ballot))
    except (InvalidTag, ValueError) as refusal:
        raise PledgeError(DAMAGED) from refusal
    return _unpacked(plain, _mask_bytes(ballot))


def size(ballot) -> int:
    """Return the size of the urn in bytes, whatever is in it."""
    return SALT + NONCE + TAG + _plain_size(ballot)


@sensitive_variables()
def _seal(ballot, salt: bytes, casts: list[Cast]) -> bytes:
    width = _mask_bytes(ballot)
    plain = len(casts).to_bytes(COUNT) + b"".join(_packed(cast, width) for cast in sorted(casts))
    if len(plain) > _plain_size(ballot):
        raise PledgeError("Số phiếu nhiều hơn số đơn vị bỏ phiếu. Xin báo quản trị viên.")
    nonce = secrets.token_bytes(NONCE)
    padded = plain.ljust(_plain_size(ballot), b"\0")
    return salt + nonce + AESGCM(_key(ballot, salt)).encrypt(nonce, padded, _name(ballot))


def _key(ballot, salt: bytes) -> bytes:
    derivation = HKDF(algorithm=SHA256(), length=32, salt=salt, info=_name(ballot))
    return derivation.derive(settings.SIGNING_SECRET.encode())


def _name(ballot) -> bytes:
    return f"cluster-emulation urn of ballot {ballot.pk}".encode()


def _mask_bytes(ballot) -> int:
    return ballot.most_position // 8 + 1


def _plain_size(ballot) -> int:
    return COUNT + len(ballot.voter_list) * (SIGNS + _mask_bytes(ballot))


@sensitive_variables()
def _packed(cast: Cast, width: int) -> bytes:
    mask = sum(1 << position for position in set(cast.choices))
    return cast.code.replace("-", "").encode("ascii") + mask.to_bytes(width)


@sensitive_variables()
def _unpacked(plain: bytes, width: int) -> list[Cast]:
    number, length, casts = int.from_bytes(plain[:COUNT]), SIGNS + width, []
    for start in range(COUNT, COUNT + number * length, length):
        signs = plain[start : start + SIGNS].decode("ascii")
        mask = int.from_bytes(plain[start + SIGNS : start + length])
        code = "-".join(signs[first : first + 3] for first in range(0, SIGNS, 3))
        choices = tuple(position for position in range(mask.bit_length()) if mask >> position & 1)
        casts.append(Cast(code, choices))
    return casts
