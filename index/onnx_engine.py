"""The default embedder: runs a prepared model folder with onnxruntime, without torch.

Every text is run by itself on one thread, several texts at once on several threads. Batches would be padded, and
with the usual quantisation a text would get another vector beside other texts; this way a text has one vector,
byte for byte, whatever it is embedded with and on however many threads. It costs no speed: a text of 190 pieces
fills a matrix product by itself.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.model_errors import ModelError
from index.onnx_export import INPUT, OUTPUT
from index.prepare import DESCRIPTION
from index.types import Vectors

if TYPE_CHECKING:
    from tokenizers import Tokenizer


class OnnxEmbedder:
    """Embeds with a folder that ``prepare_model`` made; see ``index.types.Embedder``.

    :param threads: how many texts are embedded at once; all processors of this process when None.
    :raises ModelError: the folder is incomplete or onnxruntime cannot load the model.
    """

    def __init__(self, folder: Path, *, threads: int | None = None) -> None:
        try:
            description = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
            self._identity = str(description["identity"])
            self._dimension = int(description["dimension"])
            self._prompts = str(description["query_prompt"]), str(description["passage_prompt"])
            max_tokens = int(description["max_tokens"])
        except (OSError, ValueError, KeyError) as error:
            raise _incomplete(folder, error) from error
        with ThreadPoolExecutor(max_workers=1) as pool:
            # onnxruntime lets other threads go on while it loads, the tokeniser does not: together they take less.
            session = pool.submit(_load_session, folder / "model.onnx")
            self._tokenizer = _load_tokenizer(folder / "st" / "tokenizer.json", max_tokens)
            self._session = session.result()
        self._threads = threads or _available_processors()

    @property
    def identity(self) -> str:
        """Name of model, engine and version."""
        return self._identity

    @property
    def dimension(self) -> int:
        """Number of components of a vector."""
        return self._dimension

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of questions, shape (len(texts), dimension)."""
        return self._embed([self._prompts[0] + _clean(text) for text in texts])

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of passages or chunks, shape (len(texts), dimension)."""
        return self._embed([self._prompts[1] + _clean(text) for text in texts])

    def _embed(self, texts: list[str]) -> Vectors:
        vectors = np.empty((len(texts), self._dimension), np.float32)
        ids = [np.array([encoding.ids], np.int64) for encoding in self._tokenizer.encode_batch(texts)]

        def run(number: int) -> None:
            (vectors[number],) = self._session.run([OUTPUT], {INPUT: ids[number]})[0]

        if len(texts) == 1:
            run(0)
            return vectors
        # Longest first, so that no thread is left with a long text when the others are done.
        order = sorted(range(len(ids)), key=lambda number: -ids[number].shape[1])
        pool = ThreadPoolExecutor(max_workers=self._threads)
        try:
            for _ in pool.map(run, order):
                pass
        finally:
            pool.shutdown(cancel_futures=True)  # so that Ctrl-C waits for the texts in hand only
        return vectors


def _clean(text: str) -> str:
    """The text in composed form (NFC); halves of surrogate pairs, which no encoder accepts, become question marks."""
    return unicodedata.normalize("NFC", text).encode("utf-8", "replace").decode("utf-8")


def _load_tokenizer(path: Path, max_tokens: int) -> Tokenizer:
    from tokenizers import Tokenizer

    try:
        tokenizer: Tokenizer = Tokenizer.from_str(path.read_text(encoding="utf-8"))
    except Exception as error:  # the library raises nothing more exact
        raise _incomplete(path, error) from error
    tokenizer.enable_truncation(max_tokens)
    return tokenizer


def _load_session(path: Path) -> Any:  # noqa: ANN401 - onnxruntime ships no types
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
        raise _incomplete(path, error) from error


def _available_processors() -> int:
    """Processors that this process may use; Linux can allow fewer than there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _incomplete(path: Path, error: Exception) -> ModelError:
    return ModelError(
        f"Het klaargezette taalmodel kan niet worden geladen ({type(error).__name__}).",
        value=str(path),
        remedy="Verwijder die map; het model wordt dan opnieuw klaargezet.",
    )
