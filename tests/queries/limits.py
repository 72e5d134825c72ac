"""How many queries a page may ask."""

MOST = 13  # with those of the session, the person and the bell


MORE = {"pledges:workbench": 4, "pledges:workbench_year": 4}  # where ten parts of the work say what waits
