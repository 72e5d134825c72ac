"""WSGI entry point: `gunicorn cluster_emulation.wsgi --preload`."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import reverse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cluster_emulation.settings")
application = get_wsgi_application()
reverse("pledges:workbench")  # imports every page now, so that the first reader need not wait
# Freeze what was loaded so far: collections skip it, and the workers forked from here share its memory.
gc.collect()
gc.freeze()
