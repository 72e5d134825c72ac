"""The real case to look at, Cụm thi đua số 4 of Hà Nội: the finished year 2019, and the present one in its middle.

Cluster, units, theme and commitments of 2019 are the facts of the newspaper article (`article.py`); every person,
registration, report and chair, and all of the present year, is an example and plainly marked as one.
"""

from pledges.demo.article import THEME
from pledges.demo.cluster import PASSWORD, load, sign_all
from pledges.demo.present import LAST_QUARTER
from pledges.demo.registrations import register
from pledges.demo.whole_year import fill

__all__ = ["LAST_QUARTER", "PASSWORD", "THEME", "fill", "load", "register", "sign_all"]
