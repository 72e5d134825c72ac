"""The real case to look at: Cụm thi đua số 4 of Hà Nội, 2019.

Cluster, units, theme and commitments are the facts of the newspaper article (`article.py`); every person, registration
and report is an example and plainly marked as one.
"""

from pledges.demo.article import THEME
from pledges.demo.cluster import PASSWORD, load, sign_all
from pledges.demo.registrations import register
from pledges.demo.whole_year import fill

__all__ = ["PASSWORD", "THEME", "fill", "load", "register", "sign_all"]
