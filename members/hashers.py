"""Password hashing that fits two small cores."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class SmallServerArgon2(Argon2PasswordHasher):
    """Argon2id at OWASP's first recommended setting (m=46 MiB, t=1, p=1): every signature checks a password.

    Django's default (100 MiB, 8 lanes) occupies both cores of a small server for each guess.
    """

    time_cost = 1
    memory_cost = 47104
    parallelism = 1
