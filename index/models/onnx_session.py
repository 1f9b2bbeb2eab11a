"""Sessions of onnxruntime over the prepared models: loading one, and running it over many texts.

Every text is run by itself on one thread, several texts at once on several threads. Batches would be padded, and
with the usual quantisation a text would get another vector beside other texts; this way a text has one outcome,
byte for byte, whatever it is run with and on however many threads. It costs no speed: a text of 190 pieces
fills a matrix product by itself.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.models.errors import ModelError
from index.models.onnx_export import INPUT
from index.models.prepare import DESCRIPTION

if TYPE_CHECKING:
    from tokenizers import Tokenizer


@dataclass(frozen=True, slots=True)
class Description:
    """What a prepared folder says of its model: how vectors and prompts look, and the most pieces of a text."""

    identity: str
    dimension: int
    query_prompt: str
    passage_prompt: str
    max_tokens: int


def read_description(folder: Path) -> Description:
    """The description of a prepared folder.

    :raises ModelError: when it is not there or lacks something.
    """
    try:
        content = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
        return Description(**{field.name: content[field.name] for field in fields(Description)})
    except (OSError, ValueError, KeyError) as error:
        raise incomplete(folder, error) from error


def run_each(
    session: Any,  # noqa: ANN401 - onnxruntime ships no types
    sequences: Sequence[Sequence[int]],
    *,
    output: str,
    dimension: int,
    threads: int,
) -> NDArray[np.float32]:
    """What the model makes of each sequence of ids, shape (len(sequences), dimension).

    :param threads: how many are run at once.
    """
    results = np.empty((len(sequences), dimension), np.float32)
    ids = [np.array([sequence], np.int64) for sequence in sequences]

    def run(number: int) -> None:
        (results[number],) = session.run([output], {INPUT: ids[number]})[0]

    if len(sequences) == 1:
        run(0)
        return results
    # Longest first, so that no thread is left with a long text when the others are done.
    order = sorted(range(len(ids)), key=lambda number: -ids[number].shape[1])
    pool = ThreadPoolExecutor(max_workers=threads)
    try:
        for _ in pool.map(run, order):
            pass
    finally:
        pool.shutdown(cancel_futures=True)  # so that Ctrl-C waits for the texts in hand only
    return results


def clean_text(text: str) -> str:
    """The text in composed form (NFC); halves of surrogate pairs, which no encoder accepts, become question marks."""
    return unicodedata.normalize("NFC", text).encode("utf-8", "replace").decode("utf-8")


def load_tokenizer(path: Path, max_tokens: int) -> Tokenizer:
    """The tokeniser of a prepared model, cutting texts to ``max_tokens`` pieces.

    :raises ModelError: when it cannot be read.
    """
    from tokenizers import Tokenizer

    try:
        tokenizer: Tokenizer = Tokenizer.from_str(path.read_text(encoding="utf-8"))
    except Exception as error:  # the library raises nothing more exact
        raise incomplete(path, error) from error
    tokenizer.enable_truncation(max_tokens)
    return tokenizer


def load_session(path: Path) -> Any:  # noqa: ANN401 - onnxruntime ships no types
    """The model file, ready to run on one thread.

    :raises ModelError: when onnxruntime cannot load it.
    """
    import onnxruntime
    from onnxruntime.capi import onnxruntime_pybind11_state as errors

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The further fusions take longer to find (0.2 s) than they win, and differ from processor to processor.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except (
        errors.Fail,
        errors.InvalidGraph,
        errors.InvalidProtobuf,
        errors.NoSuchFile,
        errors.NotImplemented,
    ) as error:
        raise incomplete(path, error) from error


def available_processors() -> int:
    """Processors that this process may use; Linux can allow fewer than there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def incomplete(path: Path, error: Exception) -> ModelError:
    """The error of a prepared model that cannot be read, with the cure."""
    return ModelError(
        f"Het klaargezette taalmodel kan niet worden geladen ({type(error).__name__}).",
        value=str(path),
        remedy="Verwijder die map; het model wordt dan opnieuw klaargezet.",
    )
