"""Browser profiles, handed on from visitor to visitor: making one costs more than what most visitors do with it."""

PATIENCE = 60_000  # ms; what is waited for comes at once, except where the machine has much else to do
ALL_STORES = "local_storage,indexeddb,cache_storage,service_workers,file_systems"


class Profiles:
    """What somebody leaves behind is cleared for the next one, except the files in the cache."""

    def __init__(self, browser):
        self.browser, self.free = browser, {}

    def take(self, site, *, size, **wishes):
        """(context, page): a page of its own in a profile without cookies and stores; given back with `give_back`."""
        free = self.free.get(_key(site, size, wishes))
        if not free:
            context = self._new(site, size, wishes)
            return context, context.new_page()
        context = free.pop()
        page = context.new_page()
        _clear(context, page, site)
        return context, page

    def give_back(self, context, site, *, size, **wishes):
        for page in context.pages:
            page.close()
        self.free.setdefault(_key(site, size, wishes), []).append(context)

    def _new(self, site, size, wishes):
        width, height = size
        context = self.browser.new_context(
            base_url=site,
            viewport={"width": width, "height": height},
            has_touch=width < 768,
            locale="vi-VN",
            **{"timezone_id": "Asia/Ho_Chi_Minh"} | wishes,
        )
        context.set_default_timeout(PATIENCE)
        return context


def _key(site, size, wishes) -> tuple:
    return site, size, *sorted(wishes.items())


def _clear(context, page, site) -> None:
    context.clear_cookies()
    context.set_offline(False)
    session = context.new_cdp_session(page)
    session.send("Storage.clearDataForOrigin", {"origin": site, "storageTypes": ALL_STORES})
    session.detach()
