"""The screens on which pages are looked at (CSS pixels): a leader's phone and a desk."""

import pytest

WIDTHS = {"phone": (360, 740), "wide": (1280, 900)}

# For the few stories that take another way on a wide screen: other buttons, another menu, bars that stay in sight.
told_at_both_widths = pytest.mark.parametrize("size", WIDTHS.values(), ids=WIDTHS)
