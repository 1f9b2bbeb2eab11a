"""JUnit XML, so that a build server shows every question as a test."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from evals.store import Run
from evals.types import CaseResult

# Characters that XML 1.0 cannot hold, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_report(run: Run) -> str:
    """One test case a question, in a suite a type; a failure says what was expected and what was given."""
    root = ElementTree.Element("testsuites", name=f"wegwijzer {run.name}")
    types = sorted({result.case.type for result in run.results})
    for kind in types:
        results = [result for result in run.results if result.case.type == kind]
        failed = sum(not result.correct for result in results)
        suite = ElementTree.SubElement(root, "testsuite", name=kind, tests=str(len(results)), failures=str(failed))
        for result in results:
            _add(suite, result)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _add(suite: ElementTree.Element, result: CaseResult) -> None:
    case, answer = result.case, result.answer
    time = f"{answer.seconds.get('total', 0.0):.4f}"
    name = _legal(f"{case.id}: {case.question}")
    test = ElementTree.SubElement(suite, "testcase", classname=f"evals.{case.type}", name=name, time=time)
    if result.correct:
        return
    missed = [forms[0] for forms, found in zip(case.facts, result.found, strict=True) if not found]
    message = f"verwacht {case.expected}, gegeven {answer.status}"
    if missed:
        message += f"; gemist: {', '.join(missed)}"
    failure = ElementTree.SubElement(test, "failure", message=_legal(message))
    failure.text = _legal(answer.answer)


def _legal(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
