"""Training of the pair model: what it learns from, a run that goes on where it stopped, and what it writes."""

from __future__ import annotations

import json
import math
import random

import numpy as np
import pytest

from index.models.low_rank import read_adapter
from index.models.pair_texts import HEAD
from index.questions import TrainingQuestion
from index.training.loop import learning_rate
from index.training.pairs.encoder import PairEncoder
from index.training.pairs.examples import Asked, asked_questions
from index.training.pairs.recipe import PairRecipe
from index.training.pairs.trainer import PairTrainer
from tests.assistant_double import Pieces
from tests.builders import HashedWords
from tests.tiny_encoder import POSITIONS, WORDS, make_weights, write_folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_folder(make_weights(), tmp_path_factory.mktemp("model") / "st")


RECIPE = PairRecipe(
    epochs=2, candidates=3, pool=4, bundled=1, questions=2, rate=0.02, rank=2, upper=3, longest=POSITIONS
)


def asked(number, *, right, held=False, bundled=False):
    others = tuple(place for place in range(8) if place not in right)
    found = (*right, *others)
    return Asked(f"q{number}", WORDS[number], right, others, found, held, held, bundled)


QUESTIONS = [
    *(asked(number, right=(number,)) for number in range(4)),
    *(asked(4, right=()), asked(5, right=(5,), bundled=True), asked(6, right=(6,), bundled=True)),
    *(asked(7, right=(7,), held=True), asked(0, right=(), held=True)),
]


def trainer(folder, told=None, recipe=RECIPE):
    return PairTrainer(folder, WORDS, QUESTIONS, recipe, tell=(told if told is not None else []).append)


@pytest.fixture(scope="module")
def trained(folder, tmp_path_factory):
    out, told = tmp_path_factory.mktemp("pairs"), []
    return out, trainer(folder, told).run(out), told


def test_a_run_writes_what_the_product_reads(trained):
    out, curve, told = trained
    adapter = read_adapter(out / "pairs.safetensors")
    assert len(adapter.layers) == 3 * 6
    assert set(adapter.heads) == {HEAD}
    assert all(weight.shape[0] == bias.shape[0] == 1 for weight, bias in adapter.heads.values())
    assert told[0] == "8 passages, 7 questions to train on"
    assert [point["epoch"] for point in curve] == [1, 2]
    assert {"first", "found_first", "mixed_first", "among_ten", "answered_auroc"} <= set(curve[-1])
    assert json.loads((out / "training.json").read_text(encoding="utf-8"))["curve"] == curve


def test_an_interrupted_run_goes_on_with_the_same_result(trained, folder, tmp_path):
    out, curve, _ = trained
    (tmp_path / "epoch-1.pt").write_bytes((out / "epoch-1.pt").read_bytes())
    assert trainer(folder).run(tmp_path) == curve
    assert (tmp_path / "pairs.safetensors").read_bytes() == (out / "pairs.safetensors").read_bytes()
    with pytest.raises(ValueError, match="other settings"):
        trainer(folder, recipe=PairRecipe()).run(tmp_path)


def test_a_pair_scores_the_same_alone_and_padded(folder):
    import torch

    encoder = PairEncoder(folder, rank=2, upper=3, longest=POSITIONS)
    pairs = [("a", "b c d e"), ("h", "g"), ("c", "c")]
    with torch.no_grad():
        alone = [float(encoder.scores([pair])[0]) for pair in pairs]
        assert encoder.scores(pairs).tolist() == pytest.approx(alone, abs=1e-4)


def test_the_loss_is_that_of_the_right_passage_or_of_none(folder, monkeypatch):
    """Scores 2, 0, 0 beside "none" with 0: -log(e^2 / (e^2 + 3)); nothing right: -log(1 / (1 + e^2 + 2))."""
    import torch

    one = trainer(folder)
    monkeypatch.setattr(
        one.encoder,
        "scores",
        lambda pairs: torch.tensor([2.0 if place % 3 == 0 else 0.0 for place, _ in enumerate(pairs)]),
    )
    odds = math.exp(2)
    answered, unanswered = -math.log(odds / (odds + 3)), -math.log(1 / (odds + 3))
    chance = random.Random(1)
    assert float(one._loss([QUESTIONS[0]], chance)) == pytest.approx(answered)
    assert float(one._loss([QUESTIONS[4]], chance)) == pytest.approx(unanswered)
    assert float(one._loss([QUESTIONS[0], QUESTIONS[4]], chance)) == pytest.approx((answered + unanswered) / 2)


def test_an_epoch_takes_each_question_once_and_some_of_the_bundled_ones(folder):
    one = trainer(folder)
    for batches in (one._batches(0), one._batches(1)):
        ids = [question.id for questions in batches for question in questions]
        assert len(ids) == len(set(ids)) == 6  # five on other documents and one of the two on bundled ones
        assert set(ids) - {"q5", "q6"} == {"q0", "q1", "q2", "q3", "q4"}


def test_candidates_begin_with_a_right_one(folder):
    chance = random.Random(2)
    for _ in range(20):
        chosen = QUESTIONS[2].candidates(3, 4, chance)
        assert chosen[0] == 2
        assert len(set(chosen)) == 3
        assert set(chosen[1:]) <= {0, 1, 3, 4}  # the four nearest wrong ones
    assert len(QUESTIONS[4].candidates(3, 4, chance)) == 3


def test_questions_find_their_passages_and_neighbours_are_not_wrong():
    made = Pieces("plan", title="Plan").add("De bus rijdt.").add("Elk uur.").add("De trein rijdt.").add("De bus stopt.")
    document = made.build()
    passage = document.passages[0]
    question = TrainingQuestion(
        "x", "nl", "lay", "fact", "rijdt de bus", (), (("plan", passage.start, passage.end),), (), ()
    )
    texts, (found,) = asked_questions([question], [document], HashedWords(), held={"plan"}, bundled=(), depth=4)
    assert texts == ["De bus rijdt.", "Elk uur.", "De trein rijdt.", "De bus stopt."]
    assert found.right == (0,)
    assert found.found[0] == 0
    assert set(found.wrong) == {2, 3}  # 1 stands beside the right one
    assert found.held_out
    assert found.foreign
    assert not found.bundled


def test_what_looks_right_to_a_reader_is_wrong_before_what_is_nearest():
    made = Pieces("plan", title="Plan").add("De bus rijdt.").add("Elk uur.").add("De trein rijdt.").add("De bus stopt.")
    document = made.build()
    last = document.passages[3]
    question = TrainingQuestion(
        "x", "nl", "lay", "unanswerable", "rijdt de bus", (), (), (), (("plan", last.start, last.end),)
    )
    _, (found,) = asked_questions([question], [document], HashedWords(), held=(), bundled=(), depth=2)
    assert found.found[0] == 0
    assert found.right == ()
    assert found.wrong[:2] == (3, 0)


def test_a_run_goes_on_from_an_earlier_model(trained, folder, tmp_path):
    """Without steps of its own it is that model, as exact as the file (half precision)."""
    out, _, _ = trained
    again = trainer(folder)
    start = read_adapter(out / "pairs.safetensors")
    again.encoder.load(start)
    assert np.allclose(again.encoder.adapter[f"head.{HEAD}.weight"].detach().numpy(), start.heads[HEAD][0])
    for layer, (down, up) in start.layers.items():
        assert np.allclose(again.encoder.adapter[f"{layer}.lora_A"].detach().numpy(), down)
        assert np.allclose(again.encoder.adapter[f"{layer}.lora_B"].detach().numpy(), up)
    curve = trainer(folder).run(tmp_path, start=out / "pairs.safetensors")
    assert [point["epoch"] for point in curve] == [0, 1, 2]
    other = PairEncoder(folder, rank=3, upper=3, longest=POSITIONS)
    with pytest.raises(ValueError, match="another rank"):
        other.load(start)


def test_the_rate_rises_and_falls():
    assert learning_rate(0, 100) == pytest.approx(1 / 5)
    assert learning_rate(4, 100) == 1.0
    assert learning_rate(52, 100) == pytest.approx(48 / 95)
    assert learning_rate(99, 100) == 0.05
