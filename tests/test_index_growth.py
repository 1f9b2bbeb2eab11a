"""An index that grows: what is there is not read or written again, and the outcome is that of a fresh build."""

from __future__ import annotations

import json
import random
import zlib
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest

from index import IndexMismatch, Query, Source, build_index, open_index
from index.building.previous import PreviousVectors, read_previous, stored_keys
from index.chunk import make_chunks
from index.dutch.words import load_words
from index.searching.lexical import load_lexical_index
from index.storage.extents import Extents, ExtentWriter, is_whole, read_rows
from index.storage.generations import current_generation, generation_path
from index.storage.layout_files import load_layout
from index.storage.manifest import FORMAT_VERSION, load_manifest, save_manifest
from index.storage.postings import make_postings, merge_postings
from index.storage.vectors import as_keys, count_different, text_key
from tests.builders import DocumentBuilder, HashedWords

SHARED = ("vectors.bin", "keys.bin", "hinges.bin", "documents.bin", "chunks.bin")


def document(name, *sentences):
    builder = DocumentBuilder(name).heading(f"Kop van {name}")
    for sentence in sentences:
        builder.add(sentence)
    return builder.build()


APART = document("apart", "De jeugdzorg plus krijgt een plek.", "Wij regelen de af- en ombouw van locaties.")
JOINED = document("bijeen", "De jeugdzorgplus verandert.", "De ombouw en de afbouw van jeugdzorgplus zijn begonnen.")
PLAN = document("plan", "In 2030 zijn er geen plaatsingen meer.", "De gemeente betaalt.")
LETTER = document("zbrief", "Maak kleine leefgroepen.", "De gemeente betaalt.")
CHANGED = document("plan", "In 2031 zijn er geen plaatsingen meer.")
QUESTIONS = ("jeugdzorgplus", "jeugdzorg plus", "afbouw", "wie betaalt?", "plaatsingen in 2031", "leefgroepen")


def in_use(directory: Path) -> Path:
    return generation_path(directory, current_generation(directory))


def hits(directory, embedder):
    index = open_index(directory, embedder)
    found = [[asdict(hit) for hit in index.search(Query(question))] for question in QUESTIONS]
    index.close()
    return found


def contents(directory: Path) -> dict[str, bytes]:
    """Every file of the index in use but those whose order of rows tells how it came about."""
    path = in_use(directory)
    files = [file for file in path.rglob("*") if file.is_file() and "chroma" not in file.parts]
    return {
        str(file.relative_to(path)): file.read_bytes()
        for file in files
        if file.name not in (*SHARED, "extents.json", "manifest.json")
    }


@pytest.mark.parametrize("with_vectors", [False, True])
@pytest.mark.parametrize(
    "steps",
    [
        [[PLAN], [PLAN, LETTER], [APART, PLAN, LETTER], [APART, JOINED, PLAN, LETTER]],
        [[APART, JOINED, PLAN, LETTER], [APART, PLAN, LETTER], [APART, LETTER]],
        [[APART, PLAN], [APART, CHANGED, JOINED], [CHANGED], [CHANGED, APART]],
        [[LETTER], [PLAN], []],
    ],
    ids=["grows", "shrinks", "changes", "is replaced"],
)
def test_step_by_step_gives_what_a_fresh_build_gives(tmp_path, steps, with_vectors):
    embedder = HashedWords() if with_vectors else None
    for step in steps:
        build_index(step, tmp_path / "grown", embedder)
    build_index(steps[-1], tmp_path / "fresh", embedder)
    assert contents(tmp_path / "grown") == contents(tmp_path / "fresh")
    assert hits(tmp_path / "grown", embedder) == hits(tmp_path / "fresh", embedder)


def documents_with(directory: Path, term: str) -> set[str]:
    """Ids of the documents that have a chunk with this term."""
    path = in_use(directory)
    postings, layout = load_lexical_index(path / "lexical").postings, load_layout(path, load_manifest(path))
    if term not in postings.terms:
        return set()
    place = list(postings.terms).index(term)
    rows = postings.rows[postings.starts[place] : postings.starts[place + 1]]
    owners = np.searchsorted(layout.first_chunks(), rows, side="right") - 1
    return {layout.documents[owner] for owner in owners}


def test_a_word_that_comes_changes_the_terms_of_documents_that_write_it_apart(tmp_path):
    build_index([APART], tmp_path, None)
    assert documents_with(tmp_path, "jeugdzorgplus") == set()
    build_index([APART, JOINED], tmp_path, None)
    assert documents_with(tmp_path, "jeugdzorgplus") == {"apart", "bijeen"}
    build_index([APART], tmp_path, None)
    assert documents_with(tmp_path, "jeugdzorgplus") == set()


def test_words_as_earlier_versions_wrote_them_are_read(tmp_path):
    build_index([APART, PLAN], tmp_path / "grown", None)
    path = in_use(tmp_path / "grown")
    text = json.dumps(load_words(path).counts)
    names = ("words.txt", "word_counts.npy")
    for name in names:
        (path / name).unlink()
    (path / "words.json").write_text(text, encoding="utf-8")
    manifest = load_manifest(path)
    files = {name: one for name, one in manifest.files.items() if name not in names}
    files["words.json"] = (len(text), zlib.crc32(text.encode()))
    save_manifest(replace(manifest, files=files), path)
    build_index([APART, PLAN], tmp_path / "fresh", None)
    assert hits(tmp_path / "grown", None) == hits(tmp_path / "fresh", None)
    for directory in (tmp_path / "grown", tmp_path / "fresh"):
        build_index([APART, JOINED, PLAN], directory, None)
    assert contents(tmp_path / "grown") == contents(tmp_path / "fresh")


def test_adding_one_reads_embeds_and_writes_that_one(tmp_path, monkeypatch):
    """Counted, not timed: with three documents or thirty, adding one is the same work."""
    work = []
    for count in (3, 30):
        directory = tmp_path / str(count)
        many = [document(f"d{number:02d}", f"Zin {number} over uilen.", "Een gewone zin.") for number in range(count)]
        build_index(many, directory, HashedWords())
        before = in_use(directory)
        made: list[str] = []
        with monkeypatch.context() as patched:
            patched.setattr(
                "index.building.draft.make_chunks", lambda one, made=made: made.append(one.id) or make_chunks(one)
            )
            embedder = HashedWords()
            sources = [Source(one.id, lambda: pytest.fail("a document that stays was read"), kept=True) for one in many]
            build_index([*sources, PLAN], directory, embedder)
        after = in_use(directory)
        assert all((after / name).samefile(before / name) for name in (*SHARED, "known_vectors.npy"))
        files = [path for path in after.rglob("*") if path.is_file() and "chroma" not in path.parts]
        work.append((made, len(embedder.embedded), len(files)))
    assert work[0] == work[1]
    assert work[0][0] == ["plan"]


def test_what_a_broken_off_build_wrote_behind_the_rows_is_written_over(tmp_path):
    build_index([PLAN], tmp_path, HashedWords())
    path = in_use(tmp_path) / "vectors.bin"
    size = path.stat().st_size
    path.write_bytes(path.read_bytes() + b"rest" * 1000)
    assert build_index([PLAN], tmp_path, HashedWords()).changed is False
    build_index([PLAN, LETTER], tmp_path, HashedWords())
    build_index([PLAN, LETTER], tmp_path / "fresh", HashedWords())
    assert hits(tmp_path, HashedWords()) == hits(tmp_path / "fresh", HashedWords())
    assert size < path.stat().st_size


def test_vectors_of_the_earlier_format_are_taken_along(tmp_path):
    embedder = HashedWords()
    build_index([PLAN, LETTER], tmp_path, embedder)
    path = in_use(tmp_path)
    for name in ("documents.bin", "chunks.bin"):
        (path / name).unlink()
    for name, change in {
        "manifest.json": lambda content: content["recipe"].update(format=3),
        "extents.json": lambda content: [content.pop(each) for each in ("documents.bin", "chunks.bin")],
    }.items():
        content = json.loads((path / name).read_text())
        change(content)
        (path / name).write_text(json.dumps(content))
    with pytest.raises(IndexMismatch, match=f"3 -> {FORMAT_VERSION}"):
        open_index(tmp_path, embedder)
    again = HashedWords()
    assert build_index([PLAN, LETTER], tmp_path, again).changed
    assert again.embedded == []
    build_index([PLAN, LETTER], tmp_path / "fresh", HashedWords())
    assert contents(tmp_path) == contents(tmp_path / "fresh")
    assert hits(tmp_path, again) == hits(tmp_path / "fresh", again)


def test_the_text_of_a_removed_or_changed_document_does_not_stay_behind(tmp_path):
    build_index([PLAN, LETTER], tmp_path, None)
    before = in_use(tmp_path)
    assert all(b"leefgroepen" in (before / name).read_bytes() for name in ("documents.bin", "chunks.bin"))
    build_index([CHANGED], tmp_path, None)
    for name in ("documents.bin", "chunks.bin"):
        found = (in_use(tmp_path) / name).read_bytes()
        assert b"2031" in found
        assert not any(gone in found for gone in (b"leefgroepen", b"gemeente betaalt"))
        assert b"leefgroepen" in (before / name).read_bytes()  # for who has the generation before still open


def test_damaged_rows_are_made_again(tmp_path):
    build_index([PLAN, LETTER], tmp_path, HashedWords())
    path = in_use(tmp_path) / "vectors.bin"
    path.write_bytes(b"\0" * 64 + path.read_bytes()[64:])
    embedder = HashedWords()
    assert build_index([PLAN, LETTER], tmp_path, embedder).changed
    assert embedder.embedded
    build_index([PLAN, LETTER], tmp_path / "fresh", HashedWords())
    assert hits(tmp_path, HashedWords()) == hits(tmp_path / "fresh", HashedWords())


def test_of_a_text_in_many_documents_one_sound_vector_is_read(tmp_path, monkeypatch):
    same = [DocumentBuilder(name).heading("Kop").add("De gemeente betaalt.").build() for name in ("a", "b", "c")]
    build_index(same, tmp_path, HashedWords())
    previous = read_previous(tmp_path)
    extents, keys = previous.stored.extents["vectors.bin"], stored_keys(previous.path, previous.stored)
    shared, times = np.unique(keys, return_counts=True)
    wanted = shared[times == 3]
    assert len(wanted)
    read = []
    monkeypatch.setattr(
        "index.building.previous.is_whole", lambda rows, one: read.append(one.first) or is_whole(rows, one)
    )
    first, second = extents.rows["a"], extents.rows["b"]
    found = PreviousVectors(previous, HashedWords().identity).find(wanted)
    assert all(first.first <= place < first.first + first.count for place in found)
    assert read == [first.first]
    path = in_use(tmp_path) / "vectors.bin"
    path.write_bytes(b"\1" * 4 + path.read_bytes()[4:])
    found = PreviousVectors(previous, HashedWords().identity).find(wanted)
    assert all(second.first <= place < second.first + second.count for place in found)
    assert keys[found].tolist() == wanted.tolist()


def test_different_keys_are_counted():
    keys = [text_key(text) for text in ("een", "twee", "een", "drie", "twee")]
    assert count_different([as_keys(keys[:2]), as_keys(keys[2:])]) == 3
    assert count_different([]) == count_different([as_keys(())]) == 0


def test_beyond_a_size_there_is_no_store_and_search_is_the_same(tmp_path, monkeypatch):
    build_index([PLAN, LETTER], tmp_path / "small", HashedWords())
    monkeypatch.setattr("index.storage.manifest.STORED_PASSAGES", 3)
    monkeypatch.setattr("index.building.write_store.STORED_PASSAGES", 3)
    build_index([PLAN, LETTER], tmp_path / "large", HashedWords())
    assert not (in_use(tmp_path / "large") / "chroma").exists()
    assert open_index(tmp_path / "large", HashedWords()).store is None
    assert hits(tmp_path / "large", HashedWords()) == hits(tmp_path / "small", HashedWords())


def test_rows_of_many_gone_documents_are_cleared_away(tmp_path, monkeypatch):
    monkeypatch.setattr("index.storage.extents._WORTH_CLEARING", 5)
    empty = Extents("<f4", 2)
    first = ExtentWriter(tmp_path / "a", empty, None, set())
    for number in range(4):
        first.append(str(number), np.full((2, 2), number, dtype=np.float32))
    kept = ExtentWriter(tmp_path / "b", empty, (tmp_path / "a", first.extents), {"0", "1", "3"})
    assert (kept.extents.end, (tmp_path / "b").samefile(tmp_path / "a")) == (8, True)
    cleared = ExtentWriter(tmp_path / "c", empty, (tmp_path / "a", first.extents), {"3"})
    cleared.append("new", np.full((1, 2), 9, dtype=np.float32))
    rows = read_rows(tmp_path / "c", cleared.extents)
    assert rows.tolist() == [[3, 3], [3, 3], [9, 9]]
    assert all(is_whole(rows, extent) for extent in cleared.extents.rows.values())
    assert read_rows(tmp_path / "a", first.extents).tolist() == [[n, n] for n in range(4) for _ in range(2)]


@pytest.mark.parametrize("seed", range(20))
def test_postings_merged_in_any_way_are_those_of_all_rows_at_once(seed):
    chance = random.Random(seed)
    rows = [{term: chance.randrange(1, 6) / 2 for term in "abcdefgh" if chance.random() < 0.3} for _ in range(30)]
    fate = [chance.choice(("old", "old", "new", "gone")) for _ in rows]
    stay = [number for number, one in enumerate(fate) if one != "gone"]
    places = {number: place for place, number in enumerate(stay)}
    before = [number for number, one in enumerate(fate) if one != "new"]
    added = [number for number, one in enumerate(fate) if one == "new"]
    merged = merge_postings(
        make_postings([rows[number] for number in before]),
        np.array([places.get(number, -1) for number in before], dtype=np.int64),
        make_postings([rows[number] for number in added]),
        np.array([places[number] for number in added], dtype=np.int64),
        len(stay),
    )
    whole = make_postings([rows[number] for number in stay])
    assert merged.terms == whole.terms
    for name in ("starts", "rows", "frequencies", "lengths"):
        assert getattr(merged, name).dtype == getattr(whole, name).dtype
        assert getattr(merged, name).tolist() == getattr(whole, name).tolist()


def test_merged_postings_are_those_of_all_rows_at_once():
    rows = [{"a": 1.0, "b": 0.5}, {"b": 2.0}, {"c": 1.0}, {"a": 0.5, "d": 1.0}]
    old = make_postings([rows[0], {"z": 1.0}, rows[2]])
    merged = merge_postings(old, np.array([0, -1, 2]), make_postings([rows[1], rows[3]]), np.array([1, 3]), 4)
    whole = make_postings(rows)
    assert merged.terms == whole.terms
    for name in ("starts", "rows", "frequencies", "lengths"):
        assert getattr(merged, name).tolist() == getattr(whole, name).tolist()
