"""What is opened follows the index in use, for all sessions."""

import pytest

from ui.web.opening import Opened


def test_it_is_opened_once_and_again_when_the_state_changes():
    made, state = [], [1]

    def open_one():
        made.append(state[0])
        return f"index {state[0]}"

    opened = Opened(open_one, lambda: state[0])
    assert [opened.current(), opened.current()] == ["index 1", "index 1"]
    state[0] = 2
    assert [opened.current(), opened.current()] == ["index 2", "index 2"]
    assert made == [1, 2]


def test_what_cannot_be_opened_is_tried_again():
    problems = [ValueError("kapot")]

    def open_one():
        if problems:
            raise problems.pop()
        return "index"

    opened = Opened(open_one, lambda: 1)
    with pytest.raises(ValueError, match="kapot"):
        opened.current()
    assert opened.current() == "index"


def test_a_change_while_it_is_opened_is_seen_the_next_time():
    state, made = [1], []

    def open_one():
        made.append(state[0])
        state[0] = 2
        return len(made)

    opened = Opened(open_one, lambda: state[0])
    assert [opened.current(), opened.current(), opened.current()] == [1, 2, 2]
