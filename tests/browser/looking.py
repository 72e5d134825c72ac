"""What every page has to pass: nothing wider than the screen, nothing that axe objects to.

axe is by far the dearest thing that these tests do, and most pages are shown again and again with other words in them.
So a page is judged unless all of it was judged before, at the same size, on pages that passed: each element where it
stands (tag, classes, role, states, what its references lead to, seen or not, empty or not, too small to touch, all the
way up), the headings and regions in their order, and whether a name is used twice.
"""

from pathlib import Path

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
# A bar that stays in sight covers what scrolling uncovers: for axe it stands where it is written.
RUN_AXE = """async () => {
    const bars = [...document.querySelectorAll("body *")].filter((each) => getComputedStyle(each).position === "sticky");
    for (const bar of bars) bar.style.position = "static";
    const found = await axe.run(document, {
        iframes: false, resultTypes: ["violations"], rules: {"target-size": {enabled: true}}
    });
    for (const bar of bars) bar.style.position = "";
    return found.violations.map((each) =>
        `${each.id}: ${each.nodes.map((node) => node.html + " " + node.failureSummary).join(" | ")}`);
}"""
TOO_WIDE = """() => [...document.querySelectorAll("body *")]
    .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map((each) => each.outerHTML.slice(0, 120))"""
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# A reference counts as what it leads to; of words and addresses only whether there are any.
PIECES = """() => {
    const words = new Set(["href", "src", "srcset", "action", "formaction", "value", "name", "title", "alt", "placeholder",
        "content", "datetime", "min", "max", "step", "maxlength", "aria-label", "aria-description", "aria-valuenow",
        "aria-valuetext", "d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "points", "viewBox"]);
    const leading = new Set(["for", "form", "list", "headers", "aria-labelledby", "aria-describedby", "aria-controls",
        "aria-owns", "aria-errormessage", "aria-activedescendant", "aria-details", "aria-flowto"]);
    const leads = (id) => document.getElementById(id)?.localName ?? "nowhere";
    const attribute = (each, {name, value}) => {
        if (leading.has(name)) return `${name}=${value.split(/\\s+/).map(leads)}`;
        if (name === "href" && value.startsWith("#")) return `href=#${leads(value.slice(1))}`;
        if (each.matches("link, meta, html")) return `${name}=${value}`;
        if (name === "id" || words.has(name) || name.startsWith("data-")) return name + (value.trim() ? "+" : "");
        return `${name}=${value}`;
    };
    const scrolls = (each) => (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
        && /auto|scroll/.test(getComputedStyle(each).overflow);
    const look = (each) => {
        const {width, height} = each.getBoundingClientRect();
        const isSeen = each.checkVisibility({visibilityProperty: true, opacityProperty: true});
        const hasText = [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
        const isSmall = each.tabIndex >= 0 && Math.min(width, height) < 24;
        const isNamed = each.labels?.length > 0;
        return [isSeen, hasText, isSmall, isNamed, each.checked, each.disabled, scrolls(each)].map(Number).join("");
    };
    const found = new Set();
    const walk = (each, above) => {
        const here = `${above} ${each.localName}[${[...each.attributes].map((one) => attribute(each, one)).join(" ")}]`;
        const piece = short(here + look(each));
        found.add(piece);
        for (const one of each.children) walk(one, piece);
    };
    const short = (text) => {
        let one = 0x811c9dc5, other = 0x1b873593;
        for (let place = 0; place < text.length; place++) {
            one = Math.imul(one ^ text.charCodeAt(place), 0x01000193);
            other = Math.imul(other ^ text.charCodeAt(place), 0x85ebca6b) + one | 0;
        }
        return (one >>> 0).toString(36) + (other >>> 0).toString(36);
    };
    walk(document.documentElement, "");
    const heads = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((each) => each.checkVisibility());
    found.add("headings " + heads.map((each) => each.localName[1]).join("").replace(/(.)\\1+/g, "$1"));
    const regions = [...document.querySelectorAll("nav, section, aside, form, header, footer, main, iframe, [role]")];
    const named = (each) => each.getAttribute("aria-label") ?? each.title
        ?? document.getElementById(each.getAttribute("aria-labelledby"))?.textContent;
    const labels = regions.map((each) => [each.localName, each.getAttribute("role"), named(each)].join(" "));
    found.add("regions " + short([...new Set(labels)].sort().join("|")));
    for (const [place, label] of labels.entries()) if (labels.indexOf(label) < place) found.add("again " + short(label));
    const ids = [...document.querySelectorAll("[id]")].map((each) => each.id);
    if (new Set(ids).size < ids.length) found.add("name used twice " + Math.random());
    return [...found];
}"""

_passed: dict[tuple, set] = {}


def pieces_of(page) -> set[str]:
    """What of a page axe can object to, whatever its words, numbers and addresses are."""
    return set(page.evaluate(PIECES))


def objections(page) -> list[str]:
    """What axe objects to; it is not asked where all of a page stood on pages that passed at this size."""
    passed = _passed.setdefault(tuple(page.viewport_size.values()), set())
    pieces = pieces_of(page)
    if pieces <= passed:
        return []
    page.evaluate(AXE)
    found = page.evaluate(RUN_AXE)
    if not found:
        passed |= pieces
    return found


def too_wide(page) -> list[str]:
    """The elements that stick out to the right, if anything can be scrolled there."""
    return page.evaluate(TOO_WIDE) or ["?"] if page.evaluate(OVERFLOW) > 0 else []
