"""Training on a tiny encoder: the examples, the batches, a step that learns, a run that goes on where it stopped."""

from __future__ import annotations

import json
import random
import shutil
from dataclasses import replace

import numpy as np
import pytest

from corpus import load_bundled
from index.chunk import make_chunks
from index.models.low_rank import merge_adapter, read_adapter
from index.models.onnx_export import INPUT, OUTPUT, write_onnx
from index.models.tokenizer_file import build_tokenizer
from index.questions import TrainingQuestion, load_questions, marked_passages
from index.training.encoder import AdaptedEncoder
from index.training.examples import Example, TrainingSet, draw_epoch, make_batches, make_training_set
from index.training.recipe import Recipe
from index.training.trainer import Trainer
from index.wording import passage_text
from tests.assistant_double import Pieces
from tests.tiny_encoder import HIDDEN, POSITIONS, WORDS, make_weights, write_folder


@pytest.fixture
def plan():
    """0 Acties, 1 De regio belooft:, 2 Bouwen., 3 Sluiten., 4 Geld, 5 Het rijk betaalt."""
    made = Pieces("plan", title="Plan").heading("Acties").add("De regio belooft:").item("Bouwen.", under=1)
    return made.item("Sluiten.", under=1).heading("Geld").add("Het rijk betaalt.").build()


def question(id, *, positives=(), negatives=(), history=(), text="Wie betaalt?"):
    return TrainingQuestion(id, "nl", "plain", "who", text, history, positives, negatives, ())


def place(document, index):
    passage = document.passages[index]
    return (document.id, passage.start, passage.end)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 6, {0}),
        (0, 5, {0}),  # all of the range lies in it
        (0, 15, {0, 1}),  # half of the range lies in the second
        (0, 10, {0}),  # three of ten characters are too few
        (3, 6, {0}),
        (0, 10_000, {0, 1, 2, 3, 4, 5}),
        (6, 7, set()),  # the line end between two
        (5, 5, set()),
        (10_000, 10_010, set()),
    ],
)
def test_which_passages_a_range_marks(plan, start, end, expected):
    assert marked_passages((("plan", start, end),), {"plan": plan}) == {("plan", index) for index in expected}
    assert marked_passages((("elders", start, end),), {"plan": plan}) == set()


def test_a_training_set_numbers_passages_and_then_chunks(plan):
    letter = Pieces("letter").add("De brief.").add("De zorg.").build()
    asked = [
        question("a", positives=(place(letter, 1),)),
        question("none"),
        question("elsewhere", positives=(("unknown", 0, 10),)),
        question(
            "b",
            positives=(place(plan, 3), place(plan, 5)),
            negatives=(place(plan, 5), place(plan, 1)),
            history=(("user", "Eerst?"), ("assistant", "Ja."), ("user", "Wat doet de regio?"), ("assistant", "Veel.")),
            text="En wanneer?",
        ),
    ]
    made = make_training_set([plan, letter], asked)
    passages = [(document, passage) for document in (plan, letter) for passage in document.passages]
    chunks = [*make_chunks(plan), *make_chunks(letter)]
    assert made.passages == len(passages) == 8
    assert made.texts == [*(passage_text(*one) for one in passages), *(chunk.text for chunk in chunks)]
    first, second = made.examples
    assert (first.id, first.question, first.positives, first.negatives) == ("a", "Wie betaalt?", (7,), ())
    assert made.texts[7] == "De zorg."
    assert first.chunks == (8 + len(make_chunks(plan)),)
    # What is both right and wrong is right; neighbours are neither, wherever they are not wrong already.
    assert (second.positives, second.negatives) == ((3, 5), (1,))
    assert {2, 4, 6} <= set(second.near)
    assert not set(second.near) & {1, 3, 5}
    assert second.question == "Wat doet de regio? En wanneer?"
    assert [made.texts[number] for number in second.chunks] == [chunk.text for chunk in make_chunks(plan)]


def test_few_questions_are_held_out_and_always_the_same(plan):
    def held(count):
        asked = [question(f"q{number}", positives=(place(plan, 5),)) for number in range(count)]
        return [example.held_out for example in make_training_set([plan], asked).examples]

    assert held(100) == held(1000)[:100]
    assert 70 < sum(held(1000)) < 130


def test_the_questions_that_come_along_mark_passages_of_the_documents():
    documents = {document.id: document for document in load_bundled()}
    asked = list(load_questions())
    assert len({one.id for one in asked}) == len(asked) > 100
    ranges = [one_range for one in asked for one_range in (*one.positives, *one.negatives, *one.nearest)]
    assert all(0 <= start < end <= len(documents[name].text) for name, start, end in ranges)
    # A page mark is no passage: a question about the number of pages may point at one.
    lost = [one_range for one_range in ranges if not marked_passages((one_range,), documents)]
    assert len(lost) <= 0.01 * len(ranges), lost
    assert {one.answerable for one in asked} == {True, False}


def example(number, *positives, held_out=False, negatives=(), chunks=(), near=()):
    return Example(f"e{number}", "plain", "a", positives or (number,), negatives, chunks, near, held_out)


def test_an_epoch_takes_all_other_documents_and_the_next_part_of_the_bundled_ones():
    bundled = [replace(example(number), bundled=True) for number in range(10)]
    others = [example(number) for number in range(10, 13)]
    epochs = [draw_epoch([*bundled, *others], epoch, bundled_share=0.4, seed=1) for epoch in range(3)]
    assert [len(drawn) for drawn in epochs] == [7, 7, 7]
    assert all(drawn[:3] == others for drawn in epochs)
    first, second, third = ([one.id for one in drawn[3:]] for drawn in epochs)
    assert len({*first, *second}) == 8
    # Four, four and the last two; then it begins again.
    assert third[2:] == first[:2]
    assert {*first, *second, *third} == {one.id for one in bundled}
    assert draw_epoch(others, 5, bundled_share=0.4, seed=1) == others


@pytest.mark.parametrize(
    ("examples", "size", "sizes"),
    [
        ([example(number) for number in range(12)], 4, [4, 4, 4]),
        ([example(number) for number in range(13)], 4, [1, 4, 4, 4]),  # a quarter is enough
        ([example(number) for number in range(17)], 8, [8, 8]),  # less than a quarter is left out
        ([example(number, 7) for number in range(3)], 4, [1, 1, 1]),  # all about one passage
        ([example(0, 1, 2), example(1, 2, 3), example(2, 3, 4)], 4, None),
        ([example(number) for number in range(3)], 32, [3]),  # the only batch is kept, however small
        ([], 4, []),
    ],
)
def test_batches(examples, size, sizes):
    batches = make_batches(examples, size=size, chance=random.Random(3))
    assert sizes is None or sorted(len(batch) for batch in batches) == sizes
    for batch in batches:
        passages = [passage for one in batch for passage in one.positives]
        assert len(passages) == len(set(passages))
        assert len(batch) <= size
    seen = [one.id for batch in batches for one in batch]
    assert len(seen) == len(set(seen))
    assert batches == make_batches(examples, size=size, chance=random.Random(3))


def test_chance_decides_on_the_order():
    examples = [example(number) for number in range(12)]
    assert make_batches(examples, size=4, chance=random.Random(1)) != make_batches(
        examples, size=4, chance=random.Random(2)
    )
    assert [one.id for one in examples] == [f"e{number}" for number in range(12)]


@pytest.fixture(scope="module")
def weights():
    return make_weights()


@pytest.fixture(scope="module")
def folder(weights, tmp_path_factory):
    return write_folder(weights, tmp_path_factory.mktemp("model") / "st")


TEXTS = ["passage: a b c", "query: a", "passage: h g f e d c b a h g f e d", ""]


def vectors_of(encoder, texts):
    import torch

    with torch.no_grad():
        return encoder.upper(encoder.lower(texts, longest=POSITIONS)).numpy()


def vectors_by_onnx(weights, texts, path):
    """What the product computes, from the exported model in full precision, one text at a time."""
    import onnxruntime

    write_onnx(weights, path, quantised=False)
    tokenizer = build_tokenizer(weights.vocabulary)
    tokenizer.enable_truncation(POSITIONS)
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    ids = [np.array([tokenizer.encode(text).ids], np.int64) for text in texts]
    return np.concatenate([session.run([OUTPUT], {INPUT: one})[0].reshape(1, -1) for one in ids])


@pytest.mark.parametrize("upper", [1, 6, 12])
def test_a_new_adapter_changes_nothing(weights, folder, tmp_path, upper):
    vectors = vectors_of(AdaptedEncoder(folder, rank=2, upper=upper), TEXTS)
    assert vectors.shape == (len(TEXTS), HIDDEN)
    assert np.abs(vectors - vectors_by_onnx(weights, TEXTS, tmp_path / "model.onnx")).max() < 5e-3
    assert (vectors[0] @ vectors[2]) < 0.999  # so different are other texts


def test_padding_changes_nothing(folder):
    encoder = AdaptedEncoder(folder, rank=2, upper=6)
    together = vectors_of(encoder, TEXTS)
    alone = np.concatenate([vectors_of(encoder, [text]) for text in TEXTS])
    assert np.abs(together - alone).max() < 5e-3


def test_only_the_upper_layers_are_adapted_and_progress_is_told(folder):
    encoder = AdaptedEncoder(folder, rank=2, upper=3)
    assert {name.split(".")[2] for name in encoder.adapter} == {"9", "10", "11"}
    assert len(encoder.adapter) == 3 * 6 * 2
    told = []
    encoder.lower(["passage: a"] * 20, longest=POSITIONS, progress=told.append)
    assert told == [16, 20]


RECIPE = Recipe(epochs=2, batch=4, rate=0.02, rank=2, upper=3, longest_text=POSITIONS, longest_question=POSITIONS)


def training_set():
    """Eight passages of one word and a chunk; each question is answered by the passage with the next word."""
    texts = [*WORDS, "a b c d"]
    examples = [
        Example(
            *(f"e{number}", "plain", word, ((number + 1) % 8,), ((number + 3) % 8,) if number % 2 else ()),
            *((8,) if number < 3 else (), ((number + 2) % 8,), number == 7),
        )
        for number, word in enumerate(WORDS)
    ]
    return TrainingSet(texts, 8, examples)


def train(folder, out, recipe=RECIPE, data=None):
    told = []
    curve = Trainer(folder, data or training_set(), recipe, tell=told.append).run(out)
    return curve, told


@pytest.fixture(scope="module")
def trained(folder, tmp_path_factory):
    out = tmp_path_factory.mktemp("trained")
    return out, *train(folder, out)


def test_a_run_writes_an_adapter_that_the_product_reads(trained, weights, folder, tmp_path):
    import torch

    out, _curve, _told = trained
    adapter = read_adapter(out / "adapter.safetensors")
    assert adapter.scale == 1.0
    assert len(adapter.layers) == 3 * 6
    assert any(np.abs(up).max() > 0 for _, up in adapter.layers.values())
    # Merged into the weights it gives the vectors that were trained.
    encoder = AdaptedEncoder(folder, rank=2, upper=3)
    for layer, (down, up) in adapter.layers.items():
        encoder.adapter[f"{layer}.lora_A"] = torch.from_numpy(down)
        encoder.adapter[f"{layer}.lora_B"] = torch.from_numpy(up)
    merged = replace(weights, tensors=merge_adapter(weights.tensors, adapter))
    by_onnx = vectors_by_onnx(merged, TEXTS, tmp_path / "model.onnx")
    assert np.abs(vectors_of(encoder, TEXTS) - by_onnx).max() < 5e-3
    plain = vectors_by_onnx(weights, TEXTS, tmp_path / "plain.onnx")
    assert np.abs(plain - by_onnx).max() > 0.02


def test_a_run_tells_how_it_goes(trained):
    out, curve, told = trained
    assert [point["epoch"] for point in curve] == [0, 1, 2]
    assert told[0] == "9 texts, 7 questions to train on, 1 held out"
    for point in curve:
        assert 0 <= point["first"] <= point["among_five"] <= 1
        assert point["reciprocal_rank"] in [round(1 / place, 4) for place in range(1, 9)]
    report = json.loads((out / "training.json").read_text(encoding="utf-8"))
    assert report["curve"] == curve
    assert report["recipe"]["rate"] == RECIPE.rate


def test_training_lowers_the_loss(folder, tmp_path):
    """Seven questions with one passage each, all in one batch: every step makes it better."""
    data = training_set()
    plain = [replace(one, negatives=(), chunks=(), near=(), held_out=False) for one in data.examples[:7]]
    recipe = replace(RECIPE, epochs=6, batch=8, rate=0.001, rank=8)
    curve, _ = train(folder, tmp_path, recipe, replace(data, examples=plain))
    losses = [point["loss"] for point in curve[1:]]
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] < losses[0] - 0.1


def test_a_second_run_gives_the_same_bytes(trained, folder, tmp_path):
    out, curve, _ = trained
    assert train(folder, tmp_path)[0] == curve
    assert (tmp_path / "adapter.safetensors").read_bytes() == (out / "adapter.safetensors").read_bytes()


def test_an_interrupted_run_goes_on_to_the_same_result(trained, folder, tmp_path):
    out, curve, _ = trained
    shutil.copy(out / "epoch-1.pt", tmp_path)
    assert train(folder, tmp_path)[0] == curve
    assert (tmp_path / "adapter.safetensors").read_bytes() == (out / "adapter.safetensors").read_bytes()


def test_a_complete_run_is_not_trained_again(trained, folder, tmp_path):
    out, curve, _ = trained
    shutil.copy(out / "epoch-2.pt", tmp_path)
    again, told = train(folder, tmp_path)
    assert again == curve
    assert len(told) == 1
    assert (tmp_path / "adapter.safetensors").read_bytes() == (out / "adapter.safetensors").read_bytes()


def test_a_run_with_other_settings_is_not_gone_on_with(trained, folder, tmp_path):
    out, _curve, _ = trained
    shutil.copy(out / "epoch-1.pt", tmp_path)
    with pytest.raises(ValueError, match="other settings"):
        train(folder, tmp_path, replace(RECIPE, rate=0.5))


def test_neighbours_and_other_right_answers_are_no_wrong_ones(folder):
    """With all other columns barred the only choice left is right: no loss."""
    data = training_set()
    lonely = [replace(one, near=tuple(range(8)), negatives=()) for one in data.examples[:4]]
    trainer = Trainer(folder, replace(data, examples=lonely), RECIPE, tell=lambda line: None)
    assert trainer._loss(lonely, random.Random(1)).item() == pytest.approx(0, abs=1e-6)
    honest = [replace(one, near=()) for one in lonely]
    assert trainer._loss(honest, random.Random(1)).item() > 0.1


def test_without_held_out_questions_there_is_nothing_to_judge(folder):
    data = training_set()
    trainer = Trainer(folder, replace(data, examples=data.examples[:7]), RECIPE, tell=lambda line: None)
    assert trainer.evaluate() == {}


def test_a_finished_adapter_is_judged_as_at_the_end_of_its_run(trained, folder):
    out, curve, _ = trained
    trainer = Trainer(folder, training_set(), RECIPE, tell=lambda line: None)
    last = {name: value for name, value in curve[-1].items() if name not in ("epoch", "loss")}
    assert trainer.judge(out / "adapter.safetensors") == last
