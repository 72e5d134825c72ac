"""Taking times: interleaved rounds, median and best, and the parts of something larger."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from time import perf_counter, process_time

AT_LEAST = 3  # rounds, however slow the machine is


def rounds(at_most: int, *, seconds: float) -> Iterator[int]:
    """Ends early on a busy machine, so that the whole run stays within minutes."""
    begun = perf_counter()
    for number in range(at_most):
        if number >= AT_LEAST and perf_counter() - begun > seconds:
            return
        yield number


class Times:
    """Milliseconds by name, one per round: by the clock, and of this process's own work."""

    def __init__(self):
        self.taken: dict[str, list[float]] = defaultdict(list)
        self.worked: dict[str, list[float]] = defaultdict(list)

    @contextmanager
    def of(self, name: str):
        begun, worked = perf_counter(), process_time()
        yield
        self.add(name, (perf_counter() - begun) * 1000)
        self.worked[name].append((process_time() - worked) * 1000)

    def add(self, name: str, milliseconds: float) -> None:
        self.taken[name].append(milliseconds)

    def median(self, name: str) -> float:
        return median(self.taken[name])

    def best(self, name: str) -> float:
        return min(self.taken[name])

    def rounds(self, name: str) -> int:
        return len(self.taken[name])

    def ratio(self, name: str, *floor: str) -> float:
        """Median over the rounds of `name` against the sum of `floor` in the same round, by the clock."""
        return _ratio(self.taken, name, floor)

    def work_ratio(self, name: str, *floor: str) -> float:
        """The same of the processor time, which other programs on the machine disturb less."""
        return _ratio(self.worked, name, floor)

    def best_ratio(self, name: str, *floor: str) -> float:
        return self.best(name) / sum(self.best(each) for each in floor)

    def line(self, name: str, words: str) -> str:
        return f"  {words:<58}{self.median(name):8.1f}{self.best(name):8.1f}"


def _ratio(times: dict[str, list[float]], name: str, floor: tuple[str, ...]) -> float:
    sums = [sum(each) for each in zip(*(times[one] for one in floor), strict=True)]
    return median(taken / below for taken, below in zip(times[name], sums, strict=True))


class Watch:
    """While it is open: how long the calls of one function took in all, and what the last one got and gave."""

    def __init__(self, owner, name: str):
        self.owner, self.name = owner, name
        self.milliseconds, self.kwargs, self.result = 0.0, {}, None

    def __enter__(self) -> "Watch":
        self.original = getattr(self.owner, self.name)

        def watched(*args, **kwargs):
            begun = perf_counter()
            try:
                self.result = self.original(*args, **kwargs)
            finally:
                self.milliseconds += (perf_counter() - begun) * 1000
            self.kwargs = kwargs
            return self.result

        setattr(self.owner, self.name, watched)
        return self

    def __exit__(self, *_):
        setattr(self.owner, self.name, self.original)
