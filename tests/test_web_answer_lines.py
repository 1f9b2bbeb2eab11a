"""An answer is drawn in the lines it consists of."""

from dataclasses import replace

from assistant.types import Statement
from tests.web_double import LOCAL, PLACES, make_services
from ui.web.answer_lines import AnswerLine, answer_lines

ASSISTANT = make_services().assistant
ANSWER = replace(ASSISTANT.ask(PLACES), statements=(Statement("Een.", (1,)), Statement("Twee.", (1, 2))))


def test_statements_are_list_items_where_the_answer_says_so():
    lines = answer_lines(ASSISTANT.ask(LOCAL))
    assert [(line.item, line.citations) for line in lines] == [(True, (1,)), (True, (2,)), (True, (3,)), (True, (4,))]


def test_connecting_words_stay_and_carry_no_marks():
    answer = replace(ANSWER, answer="The documents say, in Dutch:\n- Een. [1]\nTwee. [1] [2]\n")
    assert answer_lines(answer) == [
        AnswerLine("The documents say, in Dutch:", False, ()),
        AnswerLine("Een.", True, (1,)),
        AnswerLine("Twee.", False, (1, 2)),
    ]


def test_an_answer_worded_otherwise_falls_back_on_its_statements():
    answer = replace(ANSWER, answer="Samen: een en twee [1][2].")
    assert answer_lines(answer) == [AnswerLine("Een.", False, (1,)), AnswerLine("Twee.", False, (1, 2))]


def test_an_answer_without_statements_is_its_text():
    assert answer_lines(replace(ANSWER, statements=(), answer="Niets.")) == [AnswerLine("Niets.", False, ())]
