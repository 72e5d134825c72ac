"""The life of an agreement in a few plain lines: what each act must lead to, told without the product."""


class Life:
    """Begins with a complete draft. Each act answers "done" or the name of the refusal.

    Actors are "secretary", "supervisor", "leader 0", "leader 1", "officer 0", "officer 1".
    """

    def __init__(self):
        self.state, self.version, self.edition = "draft", 1, 2
        self.verbs = ["started", "revised"]
        self.papers: list[str] = []  # the states of the documents, oldest first
        self.signed: set[int] = set()  # whose place in the newest document is signed
        self.round_is_open = False
        self.answers: list[bool] = []  # for each comment

    def save(self, actor: str, *, edition: int, changed: bool) -> str:
        if refusal := self._refusal(actor == "secretary", "draft"):
            return refusal
        if edition != self.edition:
            return "Stale"
        if changed:
            self.edition += 1
            self.verbs.append("revised")
        return "done"

    def invite(self, actor: str) -> str:
        refusal = self._refusal(actor == "secretary", "draft") or ("WrongState" if self.round_is_open else "")
        if not refusal:
            self.round_is_open = True
        return refusal or self._done("comments_invited")

    def comment(self, actor: str, *, unit: int) -> str:
        if refusal := self._refusal(actor.startswith(("leader", "officer")), "draft"):
            return refusal
        if not actor.endswith(str(unit)):
            return "NotAllowed"
        if not self.round_is_open:
            return "WrongState"
        self.answers.append(False)
        return self._done("commented")

    def answer(self, actor: str, number: int) -> str:
        refusal = self._refusal(actor == "secretary", "draft") or (
            "WrongState" if self.answers[number] else ""
        )
        if not refusal:
            self.answers[number] = True
        return refusal or self._done("answered")

    def end_round(self, actor: str) -> str:
        refusal = self._refusal(actor == "secretary", "draft") or ("" if self.round_is_open else "WrongState")
        if not refusal:
            self.round_is_open = False
        return refusal or self._done("comments_closed")

    def open(self, actor: str, *, edition: int) -> str:
        if refusal := self._refusal(actor == "secretary", "draft"):
            return refusal
        if edition != self.edition or self.round_is_open or not all(self.answers):
            return "PledgeError"
        self.state, self.signed, self.edition = "open", set(), self.edition + 1
        self.papers.append("open")
        return self._done("opened")

    def sign(self, actor: str, *, place: int) -> str:
        if refusal := self._refusal(self._signatory(actor), "open"):
            return refusal
        if place in self.signed:
            return "WrongState"
        if actor != f"leader {place}":
            return "NotAllowed"
        self.signed.add(place)
        self.verbs.append("signed")
        if len(self.signed) == 2:
            self.state = self.papers[-1] = "sealed"
            self.verbs.append("sealed")
        return "done"

    def decline(self, actor: str, *, place: int) -> str:
        if refusal := self._refusal(self._signatory(actor), "open"):
            return refusal
        if actor != f"leader {place}":
            return "PledgeError"
        return "WrongState" if place in self.signed else self._return("declined")

    def withdraw(self, actor: str) -> str:
        return self._refusal(actor == "secretary", "open") or self._return("withdrawn")

    def _signatory(self, actor: str) -> bool:
        return self.state != "draft" and actor.startswith("leader")

    def _refusal(self, may: bool, state: str) -> str:
        return "NotAllowed" if not may else "WrongState" if self.state != state else ""

    def _return(self, verb: str) -> str:
        self.state, self.papers[-1], self.version = "draft", "void", self.version + 1
        return self._done(verb)

    def _done(self, verb: str) -> str:
        self.verbs.append(verb)
        return "done"
