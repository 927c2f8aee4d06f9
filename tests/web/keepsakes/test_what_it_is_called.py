import re

from django.test import Client
from tests.web.conftest import Home

from beside.keepsakes import Keepsake


def test_the_familys_word_stands_everywhere_from_then_on(home: Home, ana: Client) -> None:
    box = home.things["box"]
    typed = {"rev": "1", "word": "Mika’s house", "spot": "on the piano", "story": "It came\nin spring."}
    assert ana.post(f"/keepsakes/{box}/tell/", typed).status_code == 303
    assert "Mika’s house" in ana.get("/").content.decode()
    page = ana.get(f"/keepsakes/{box}/").content.decode()
    assert "It came<br>in spring." in page
    assert "It belongs here: <bdi>on the piano</bdi>." in page


def test_two_who_tell_it_anew_the_second_sees_both_and_chooses(home: Home, ana: Client, jo: Client) -> None:
    box = home.things["box"]
    ana.post(f"/keepsakes/{box}/tell/", {"rev": "1", "word": "The box", "spot": "", "story": "Ana’s story."})
    answer = jo.post(f"/keepsakes/{box}/tell/", {"rev": "1", "word": "The chest", "spot": "", "story": "Jo’s story."})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "<bdi>Ana</bdi> and you changed this at the same time." in page
    assert "Ana’s story." in page
    assert "Jo’s story." in page
    carried = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
    assert jo.post(f"/keepsakes/{box}/tell/", {**carried, "keep": "theirs"}).status_code == 303
    assert home.house().get(Keepsake, box).value.word == "The box"
    assert jo.post(f"/keepsakes/{box}/tell/", {**carried, "keep": "both"}).status_code == 303
    kept = home.house().get(Keepsake, box)
    assert (kept.value.word, kept.value.story) == ("The box", "Ana’s story.\n\nJo’s story.")
    assert len(home.house().earlier(kept)) == 2


def test_mine_stands_and_the_other_stays_as_an_earlier_version(home: Home, ana: Client, jo: Client) -> None:
    box = home.things["box"]
    ana.post(f"/keepsakes/{box}/tell/", {"rev": "1", "word": "The box", "spot": "", "story": ""})
    typed = {"rev": "2", "word": "The chest", "spot": "", "story": "", "keep": "mine"}
    assert jo.post(f"/keepsakes/{box}/tell/", typed).status_code == 303
    kept = home.house().get(Keepsake, box)
    assert kept.value.word == "The chest"
    assert [earlier.value.word for earlier in home.house().earlier(kept)] == ["The box", "The little box"]


def test_put_away_and_brought_back(home: Home, ana: Client) -> None:
    bear = home.things["bear"]
    assert ana.post(f"/keepsakes/{bear}/away/").status_code == 303
    assert ana.get(f"/keepsakes/{bear}/").status_code == 404
    page = ana.get("/keepsakes/").content.decode()
    assert f'action="/keepsakes/{bear}/back/"' in page
    assert ana.post(f"/keepsakes/{bear}/back/").status_code == 303
    assert ana.get(f"/keepsakes/{bear}/").status_code == 200


def test_something_more_that_they_have(home: Home, ana: Client) -> None:
    page = ana.get("/keepsakes/new/").content.decode()
    carried = dict(re.findall(r'<input type="hidden" name="(entry|move)" value="([^"]*)">', page))
    typed = {**carried, "sort": "locket", "word": "The locket", "where": "somebody", "words": "Oma"}
    for _ in range(2):
        assert ana.post("/keepsakes/new/", typed).status_code == 303
    assert sum(kept.value.sort == "locket" for kept in home.house().all(Keepsake)) == 1
    assert "With <bdi>Oma</bdi>." in ana.get(f"/keepsakes/{carried['entry']}/").content.decode()


def test_without_a_picture_chosen_nothing_is_kept_and_the_words_stay(home: Home, ana: Client) -> None:
    answer = ana.post("/keepsakes/new/", {"word": "The ring"})
    assert answer.status_code == 422
    assert 'value="The ring"' in answer.content.decode()
