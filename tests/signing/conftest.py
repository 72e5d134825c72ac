"""Documents that many tests only look at are built once."""

import pytest

from tests.signing.building import Document, new_authority


@pytest.fixture(scope="session")
def issuer():
    return new_authority()


@pytest.fixture(scope="session")
def frozen(issuer):
    return Document.frozen(issuer)


@pytest.fixture(scope="session")
def half(frozen):
    """Two of three leaders have signed: the state that forbids least."""
    return frozen.sign("sig-2").sign("sig-1")


@pytest.fixture(scope="session")
def closed(half):
    return half.sign("sig-3").close()
