"""How many queries a page may ask."""

MOST = 12  # with those of the session, the person and the bell
MORE = {"pledges:workbench": 2, "pledges:workbench_year": 2}  # where ten parts of the work say what waits
