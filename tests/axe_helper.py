"""axe-core (in axe-playwright-python, nothing is fetched) over a page that is open, for the browser tests."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

FAILING = ("serious", "critical")
# Violations that Streamlit itself causes and that no setting repairs: rule, what axe-core says of it, reason.
# docs/toegankelijkheid.md names the same ones.
OF_STREAMLIT: tuple[tuple[str, str, str], ...] = ()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """What axe-core finds serious or critical on the page as it is now, without what is Streamlit's own."""
    page.locator("[data-test-script-state='running']").wait_for(state="detached")
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    response: dict[str, Any] = Axe().run(page, options=options).response
    assert response["testEngine"]["name"] == "axe-core"
    found: list[str] = []
    for violation in response["violations"]:
        if violation["impact"] in FAILING:
            found += [_line(violation, node) for node in violation["nodes"] if not _of_streamlit(violation, node)]
    return found


def check_accessible(page: Page) -> None:
    """Fail with every violation that is ours."""
    found = violations(page)
    assert found == [], "\n".join(found)


def _of_streamlit(violation: dict[str, Any], node: dict[str, Any]) -> bool:
    said = node.get("failureSummary", "")
    return any(violation["id"] == rule and part in said for rule, part, _ in OF_STREAMLIT)


def _line(violation: dict[str, Any], node: dict[str, Any]) -> str:
    return f"{violation['impact']} {violation['id']}: {violation['help']} at {node['target']} {node['html'][:200]}"
