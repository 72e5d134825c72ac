"""What readers call those who stand in a ballot, and what comes of it."""


class BallotWords:
    """Words that follow from the `kind` of a ballot: elections speak otherwise than proposals of rewards."""

    @property
    def is_of_people(self) -> bool:
        """Whether groups and people may stand, not only units."""
        return self.kind == "certificate"

    @property
    def is_election(self) -> bool:
        return self.kind in {"chair", "deputy"}

    @property
    def nominees(self) -> str:
        """What readers call those who stand."""
        return "tập thể, cá nhân" if self.is_of_people else "đơn vị"

    @property
    def success(self) -> str:
        """What readers call the result of those who reached the threshold."""
        return "Trúng cử" if self.is_election else "Đủ điều kiện đề nghị"

    @property
    def condition(self) -> str:
        return f"Điều kiện {'trúng cử' if self.is_election else 'đề nghị'}"

    @property
    def failure(self) -> str:
        return "Không trúng cử" if self.is_election else "Không đủ điều kiện"
