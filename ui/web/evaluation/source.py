"""What an evaluation asks whom: questions that come along, own ones or an uploaded file; the model or quotes only."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.backend import UserFacingError
from ui.web.chat.quoting import generator_of
from ui.web.chat.writing import QUOTES
from ui.web.evaluation.problems import show_error
from ui.web.evaluation.texts import name_of

if TYPE_CHECKING:
    from ui.web.backend import Services
    from ui.web.words import Words

BUNDLED, OWN, FILE = "bundled", "own", "file"
UPLOADED = "questions-uploaded"
LARGEST_MB = 20


def show_source(services: Services, texts: Words) -> Path | None:
    """The folder with the questions that were chosen; None when there is nothing to ask yet, which is told."""
    from evals.cases import QUESTIONS
    from evals.session import own_questions_folder

    source = st.segmented_control(
        texts("evaluation_source"),
        (BUNDLED, OWN, FILE),
        default=BUNDLED,
        required=True,
        format_func=lambda one: name_of(texts, "sources", one),
        key="evaluation-source",
    )
    if source == FILE:
        return _show_upload(services, texts)
    if source != OWN:
        return QUESTIONS
    folder = own_questions_folder()
    if not any(folder.glob("*.yaml")):
        st.info(texts("evaluation_no_own"), icon=":material/inbox:")
        return None
    return folder


def _show_upload(services: Services, texts: Words) -> Path | None:
    uploaded = st.file_uploader(
        texts("evaluation_upload"),
        type=["yaml", "xlsx", "csv"],
        help=texts("evaluation_upload_help"),
        max_upload_size=LARGEST_MB,
        key="evaluation-upload",
    )
    if uploaded is None:
        return None
    try:
        return keep_questions(uploaded.name, uploaded.getvalue(), services)
    except UserFacingError as error:
        show_error(error, texts=texts)
        return None


def keep_questions(name: str, data: bytes, services: Services) -> Path:
    """Keep an uploaded question file in a folder of its own, named after what is in it; that folder.

    :raises UserFacingError: a spreadsheet with rows that are no questions, with every problem in it.
    """
    from assistant.settings import load_settings
    from evals.exchange import import_cases

    folder = load_settings().data_dir / UPLOADED / hashlib.sha256(data).hexdigest()[:16]
    if any(folder.glob("*.yaml")):
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    suffix = Path(name).suffix.lower()
    if suffix == ".yaml":
        (folder / "vragen.yaml").write_bytes(data)
        return folder
    sheet = folder / f"vragen{suffix}"
    sheet.write_bytes(data)
    import_cases(sheet, services.documents.values(), folder=folder)
    return folder


def show_generator_choice(services: Services, texts: Words) -> bool:
    """Whether quotes are measured although a language model writes; False without a model."""
    generator = generator_of(services)
    if generator is None:
        return False
    chosen = st.segmented_control(
        texts("evaluation_generator"),
        ("model", QUOTES),
        default="model",
        required=True,
        format_func=lambda one: generator.name if one == "model" else texts("evaluation_quotes"),
        key="evaluation-generator",
    )
    return chosen == QUOTES
