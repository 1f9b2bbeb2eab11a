"""Writes an encoder as a sentence-transformers folder: configuration, weights, tokeniser, pooling, prompts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.models.tokenizer_file import special_pieces
from index.models.weight_names import Sizes
from index.models.weights import Weights

if TYPE_CHECKING:
    from tokenizers import Tokenizer

QUERY_PROMPT, PASSAGE_PROMPT = "query: ", "passage: "

_MODULES = {"": "Transformer", "1_Pooling": "Pooling", "2_Normalize": "Normalize"}


def write_model_folder(weights: Weights, tokenizer: Tokenizer, folder: Path) -> None:
    """Write the folder; weights are stored as float16 (half the disk) and computed with in float32 when loaded."""
    folder.mkdir(parents=True)
    _write_tensors(weights, folder / "model.safetensors")
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    for name, content in _descriptions(weights).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / "2_Normalize").mkdir()


def _write_tensors(weights: Weights, path: Path) -> None:
    from safetensors.numpy import save_file

    hidden = weights.sizes.hidden
    tensors = {name: tensor.astype(np.float16) for name, tensor in weights.tensors.items()}
    # Mean pooling leaves the pooler unused; without its tensors the loader would report them as missing.
    tensors["pooler.dense.weight"] = np.zeros((hidden, hidden), np.float16)
    tensors["pooler.dense.bias"] = np.zeros(hidden, np.float16)
    save_file(tensors, path, metadata={"format": "pt"})
    path.chmod(0o644)  # as the other files; the library makes it readable for its owner only


def _descriptions(weights: Weights) -> dict[str, object]:
    """Content of each JSON file of the folder."""
    sizes, special = weights.sizes, special_pieces(weights.vocabulary)
    names = {**special, "cls_token": special["bos_token"], "sep_token": special["eos_token"]}
    return {
        "config.json": _configuration(sizes, weights.vocabulary.padding),
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": sizes.positions,
            "model_input_names": ["input_ids", "attention_mask"],
            "clean_up_tokenization_spaces": False,
            **names,
        },
        "special_tokens_map.json": names,
        "sentence_bert_config.json": {"max_seq_length": sizes.positions, "do_lower_case": False},
        "modules.json": [
            {"idx": number, "name": str(number), "path": path, "type": f"sentence_transformers.models.{kind}"}
            for number, (path, kind) in enumerate(_MODULES.items())
        ],
        "1_Pooling/config.json": {
            "word_embedding_dimension": sizes.hidden,
            "pooling_mode_cls_token": False,
            "pooling_mode_mean_tokens": True,
            "pooling_mode_max_tokens": False,
            "pooling_mode_mean_sqrt_len_tokens": False,
        },
        "config_sentence_transformers.json": {
            "prompts": {"query": QUERY_PROMPT, "document": PASSAGE_PROMPT, "passage": PASSAGE_PROMPT},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    }


def _configuration(sizes: Sizes, padding: int) -> dict[str, object]:
    """The Hugging Face description of the encoder."""
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": sizes.hidden,
        "num_hidden_layers": sizes.layers,
        "num_attention_heads": sizes.heads,
        "intermediate_size": sizes.feed_forward,
        "hidden_act": "gelu",
        "vocab_size": sizes.vocabulary,
        "max_position_embeddings": sizes.positions,
        "type_vocab_size": sizes.token_types,
        "layer_norm_eps": sizes.epsilon,
        "hidden_dropout_prob": 0.0,
        "attention_probs_dropout_prob": 0.0,
        "position_embedding_type": "absolute",
        "pad_token_id": padding,
        "tokenizer_class": "PreTrainedTokenizerFast",
        "dtype": "float32",
        "torch_dtype": "float32",
    }
