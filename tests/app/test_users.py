"""Users: passwords that cannot be read back, sessions that end, and no guessing without end."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from communique.app import passwords
from communique.app.users import SESSION_SECONDS, TooManyTriesError, User, Users, users_file
from communique.errors import CommuniqueError, NotFoundError

GOOD = "a sentence of my own"


class Clock:
    """Time that passes only when told."""

    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Costs for tests; one test looks at the real ones."""
    monkeypatch.setattr(passwords, "_N", 16)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def users(tmp_path: Path, clock: Clock) -> Users:
    made = Users(tmp_path / "a.users.db", clock)
    made.add("ada", "analyst", GOOD)
    return made


def test_the_real_cost_is_what_is_recommended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    kept = passwords.hashed(GOOD)
    assert kept.startswith("scrypt$32768$8$3$")
    assert passwords.fits(GOOD, kept)
    assert not passwords.fits(GOOD + "!", kept)


def test_two_hashes_of_one_password_differ(users: Users) -> None:
    assert passwords.hashed(GOOD) != passwords.hashed(GOOD)


@pytest.mark.parametrize("password", ["", "short", "x" * 11, "x" * 257])
def test_a_password_has_a_fair_length(password: str) -> None:
    with pytest.raises(CommuniqueError, match="12 to 256"):
        passwords.hashed(password)


def test_the_file_is_its_owners_and_holds_no_password_and_no_session(users: Users, clock: Clock) -> None:
    token = users.sign_in("ada", GOOD, "10.0.0.1")
    assert token is not None
    assert stat.S_IMODE(users.path.stat().st_mode) == 0o600
    held = users.path.read_bytes()
    assert GOOD.encode() not in held
    assert token.encode() not in held


def test_a_session_begins_ends_and_runs_out(users: Users, clock: Clock) -> None:
    token = users.sign_in("ada", GOOD, "10.0.0.1")
    assert token is not None
    assert users.of_session(token) == User("ada", "analyst")
    assert users.of_session("guess") is None
    users.sign_out(token)
    assert users.of_session(token) is None
    later = users.sign_in("ada", GOOD, "10.0.0.1")
    assert later is not None
    clock.now += SESSION_SECONDS + 1
    assert users.of_session(later) is None


@pytest.mark.parametrize("name", ["ada", "nobody", "", "ada\0", "ada'; DROP TABLE users; --"])
def test_a_wrong_name_or_password_begins_nothing(users: Users, name: str) -> None:
    assert users.sign_in(name, "a wrong sentence", "10.0.0.1") is None
    assert users.listed() == [User("ada", "analyst")]


def test_guessing_is_stopped_and_allowed_again_later(users: Users, clock: Clock) -> None:
    for _ in range(5):
        assert users.sign_in("ada", "a wrong sentence", "10.0.0.1") is None
    with pytest.raises(TooManyTriesError, match="quarter of an hour"):
        users.sign_in("ada", GOOD, "10.0.0.1")
    assert users.sign_in("ada", GOOD, "10.0.0.2") is not None
    clock.now += 16 * 60
    assert users.sign_in("ada", GOOD, "10.0.0.1") is not None


def test_one_address_cannot_try_many_names(users: Users) -> None:
    for number in range(20):
        users.sign_in(f"name-{number}", "a wrong sentence", "10.0.0.1")
    with pytest.raises(TooManyTriesError):
        users.sign_in("ada", GOOD, "10.0.0.1")


def test_a_new_password_and_a_removal_end_sessions(users: Users) -> None:
    token = users.sign_in("ada", GOOD, "10.0.0.1")
    users.password("ada", "another sentence")
    assert token is not None
    assert users.of_session(token) is None
    again = users.sign_in("ada", "another sentence", "10.0.0.1")
    assert again is not None
    users.remove("ada")
    assert users.of_session(again) is None
    assert users.listed() == []


@pytest.mark.parametrize(
    ("name", "role", "said"),
    [
        ("ada", "reader", "of this name"),
        ("", "reader", "needs a name"),
        ("bo", "king", "no role"),
        ("a\nb", "reader", "needs a name"),
    ],
)
def test_who_cannot_be_added(users: Users, name: str, role: str, said: str) -> None:
    with pytest.raises(CommuniqueError, match=said):
        users.add(name, role, GOOD)  # type: ignore[arg-type]


def test_nobody_is_removed_twice(users: Users) -> None:
    with pytest.raises(NotFoundError, match="no such user"):
        users.remove("bo")
    with pytest.raises(NotFoundError, match="no such user"):
        users.password("bo", GOOD)


def test_the_log_tells_who_came_and_who_was_refused(users: Users) -> None:
    users.sign_in("ada", "a wrong sentence", "10.0.0.9")
    users.sign_in("ada", GOOD, "10.0.0.1")
    acts = [(entry.who, entry.act) for entry in users.log()]
    assert acts == [("ada", "signed in"), ("sign-in", "refused")]
    assert "10.0.0.9" in users.log()[1].what


def test_a_file_that_is_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database " * 100, encoding="utf-8")
    with pytest.raises(CommuniqueError, match="cannot be used"):
        Users(path)
    assert path.read_text(encoding="utf-8").startswith("not a database")


def test_users_stand_beside_their_record(tmp_path: Path) -> None:
    assert users_file(tmp_path / "korea.db") == tmp_path / "korea.users.db"
    assert users_file("postgresql://me@host/talks?sslmode=require") == Path("talks.users.db")
