"""What comes along: the baby's things first, which can only be answered; and the plain list beside them."""

from dataclasses import replace

from django.test import Client
from tests.web.conftest import Home
from tests.web.journeys.conftest import see

from beside.base.ids import new_id
from beside.family.kinds import Person
from beside.items.house import Kept
from beside.journeys import Journey, PackingLine, departures
from beside.keepsakes import Move, whereabouts


def moves(home: Home, thing: str) -> list[tuple[object, Move]]:
    return [(kept.id, kept.value) for kept in home.house().all(Move, of=home.things[thing])]


def where(home: Home, thing: str = "box") -> tuple[str, str, object]:
    found = whereabouts(moves(home, thing))  # type: ignore[arg-type]
    return found.place.kind, found.container, found.member


def lines(home: Home) -> dict[str, bool]:
    return {kept.value.words: kept.value.done for kept in home.house().all(PackingLine)}


def test_by_me_in_a_bag_of_our_own_words(ana: Client, home: Home, to_oma: Kept[Journey]) -> None:
    page = see(ana, f"/journeys/{to_oma.id}/")
    form = page.form("pack/", str(home.things["box"]))
    page = form.send(ana, carried="me", container=" in the blue bag ")
    assert "The little box With Ana, in the blue bag." in page.text
    assert where(home) == ("with_us", "in the blue bag", home.ana.member)
    assert moves(home, "box")[-1][1].at in (departures(to_oma.id, to_oma.value)[0], None)
    bear = page.form("pack/", str(home.things["bear"]))
    assert bear.fields["container"] == "in the blue bag", "one bag often holds them all"
    form.send(ana, carried="me", container="in the blue bag")
    assert len(moves(home, "box")) == 2, "touched twice is said once"


def test_by_someone_else_is_the_one_other_adult(ana: Client, home: Home, to_oma: Kept[Journey]) -> None:
    form = see(ana, f"/journeys/{to_oma.id}/").form("pack/", str(home.things["box"]))
    assert "With Jo." in form.send(ana, carried="other", container="").text
    assert where(home) == ("with_us", "", home.jo.member)


def test_by_someone_else_asks_whom_where_there_are_more(ana: Client, home: Home, to_oma: Kept[Journey]) -> None:
    oma = home.house().add(Person(name="Oma", role="family", place=2))
    first = see(ana, f"/journeys/{to_oma.id}/").form("pack/", str(home.things["box"]))
    page = first.send(ana, carried="other", container="in a basket")
    assert "By Jo By Oma By someone else" in page.text
    form = page.form("pack/")
    assert form.fields["container"] == "in a basket"
    page = form.send(ana, carried=str(oma.id))
    assert "With Oma, in a basket." in page.text


def test_by_someone_who_is_not_named(ana: Client, home: Home, to_oma: Kept[Journey]) -> None:
    form = see(ana, f"/journeys/{to_oma.id}/pack/{home.things['box']}/").form("pack/")
    assert "With you, in the red bag." in form.send(ana, carried="someone", container="in the red bag").text


def test_stays_here_on_purpose_is_an_answer_at_the_count_already(
    ana: Client, home: Home, to_oma: Kept[Journey], there: str
) -> None:
    page = see(ana, f"/journeys/{to_oma.id}/").form("pack/", str(home.things["bear"])).send(ana, carried="stays")
    assert "The bear Stays here, on purpose" in page.text
    assert where(home, "bear")[0] == "home"
    assert "Ana, 9:00. On the windowsill." in see(ana, f"{there}count/").text


def test_it_can_be_said_anew(ana: Client, home: Home, to_oma: Kept[Journey]) -> None:
    see(ana, f"/journeys/{to_oma.id}/").form("pack/", str(home.things["box"])).send(ana, carried="me")
    page = see(ana, f"/journeys/{to_oma.id}/pack/{home.things['box']}/").form("pack/").send(ana, carried="stays")
    assert "The little box Stays here, on purpose" in page.text
    assert where(home)[0] == "home"


def test_the_first_lines_cannot_be_dropped(ana: Client, home: Home, to_oma: Kept[Journey]) -> None:
    form = see(ana, f"/journeys/{to_oma.id}/").form("pack/", str(home.things["box"]))
    for carried in ("", "dropped", str(new_id())):
        page = form.send(ana, carried=carried, container="in the blue bag")
        assert page.status == 200, "it is asked again"
        assert page.form("pack/").fields["container"] == "in the blue bag"
    assert len(moves(home, "box")) == 1


def test_a_thing_or_a_departure_that_is_not_there(ana: Client, home: Home, to_oma: Kept[Journey]) -> None:
    assert ana.get(f"/journeys/{to_oma.id}/pack/{new_id()}/").status_code == 404
    form = see(ana, f"/journeys/{to_oma.id}/").form("pack/", str(home.things["box"]))
    stale = replace(form, fields={**form.fields, "leg": str(to_oma.value.legs[1].id)})
    assert stale.send(ana, carried="me").status == 409
    assert len(moves(home, "box")) == 1


def test_a_line_is_added_once_and_ticked_and_unticked(ana: Client, home: Home, to_oma: Kept[Journey]) -> None:
    add = see(ana, f"/journeys/{to_oma.id}/").form("add/$")
    add.send(ana, words="  The certificate  of cremation ")
    page = add.send(ana, words="The certificate of cremation")
    assert lines(home) == {"The certificate of cremation": False}
    form = page.form("list/$")
    id = form.fields["shown"]
    page = form.send(ana, done=id)
    form.send(ana, done=id)
    assert lines(home) == {"The certificate of cremation": True}
    assert home.house().all(PackingLine)[0].rev == 2
    page.form("list/$").send(ana, done="")
    assert lines(home) == {"The certificate of cremation": False}


def test_an_empty_line_is_no_line(ana: Client, home: Home, to_oma: Kept[Journey]) -> None:
    assert see(ana, f"/journeys/{to_oma.id}/").form("add/$").send(ana, words="  ").status == 303
    assert lines(home) == {}


def test_two_who_tick_different_lines_keep_both(ana: Client, jo: Client, home: Home, to_oma: Kept[Journey]) -> None:
    house = home.house()
    glass, paper = (house.add(PackingLine(words=words), of=to_oma.id) for words in ("The glass", "The paper"))
    of_ana, of_jo = (see(client, f"/journeys/{to_oma.id}/").form("list/$") for client in (ana, jo))
    of_ana.send(ana, done=str(glass.id))
    of_jo.send(jo, done=str(paper.id))
    assert lines(home) == {"The glass": True, "The paper": True}


def test_a_line_is_put_away_and_brought_back(ana: Client, home: Home, to_oma: Kept[Journey]) -> None:
    line = home.house().add(PackingLine(words="The glass"), of=to_oma.id)
    form = see(ana, f"/journeys/{to_oma.id}/").form("list/$")
    page = form.send(ana, away=str(line.id))
    assert "Put away until 24 December: The glass." in page.text
    assert lines(home) == {}
    assert form.send(ana, away=str(line.id)).status == 303, "twice is once"
    back = page.form("list/back/$")
    for _ in range(2):
        back.send(ana, line=str(line.id))
    assert lines(home) == {"The glass": False}


def test_a_line_of_another_journey_is_not_there(ana: Client, home: Home, to_oma: Kept[Journey]) -> None:
    other = home.house().add(to_oma.value)
    line = home.house().add(PackingLine(words="The glass"), of=other.id)
    for path, field in (("list/", "away"), ("list/back/", "line")):
        for id in (str(line.id), str(new_id()), str(home.things["box"])):
            assert ana.post(f"/journeys/{to_oma.id}/{path}", {field: id}).status_code == 404
    ana.post(f"/journeys/{to_oma.id}/list/", {"shown": str(line.id), "was": "", "done": str(line.id)})
    assert lines(home) == {"The glass": False}
    for path in ("list/", "list/add/", "list/back/"):
        assert ana.post(f"/journeys/{new_id()}/{path}", {"words": "The glass"}).status_code == 404
