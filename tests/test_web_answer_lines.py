"""An answer is drawn in the lines it consists of."""

from dataclasses import replace

from assistant.types import Statement
from tests.web_double import LOCAL, PLACES, make_services
from ui.answer_lines import AnswerLine, answer_lines

ASSISTANT = make_services().assistant
ANSWER = replace(ASSISTANT.ask(PLACES), statements=(Statement("Een.", (1,)), Statement("Twee.", (1, 2))))


def test_statements_are_list_items_where_the_answer_says_so():
    lines = answer_lines(ASSISTANT.ask(LOCAL))
    assert [(line.level, line.citations) for line in lines] == [(1, (1,)), (1, (2,)), (1, (3,)), (1, (4,))]


def test_an_item_of_a_list_in_a_list_is_further_in():
    answer = replace(ANSWER, answer="- Een. [1]\n  - Twee. [1] [2]\n    - En dieper")
    assert [(line.text, line.level) for line in answer_lines(answer)] == [("Een.", 1), ("Twee.", 2), ("En dieper", 3)]


def test_connecting_words_stay_and_carry_no_marks():
    answer = replace(ANSWER, answer="The documents say, in Dutch:\n- Een. [1]\nTwee. [1] [2]\n")
    assert answer_lines(answer) == [
        AnswerLine("The documents say, in Dutch:", 0, ()),
        AnswerLine("Een.", 1, (1,)),
        AnswerLine("Twee.", 0, (1, 2)),
    ]


def test_an_answer_worded_otherwise_falls_back_on_its_statements():
    answer = replace(ANSWER, answer="Samen: een en twee [1][2].")
    assert answer_lines(answer) == [AnswerLine("Een.", 0, (1,)), AnswerLine("Twee.", 0, (1, 2))]


def test_an_answer_without_statements_is_its_text():
    assert answer_lines(replace(ANSWER, statements=(), answer="Niets.")) == [AnswerLine("Niets.", 0, ())]
