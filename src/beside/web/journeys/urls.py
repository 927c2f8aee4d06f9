"""Addresses of journeys: no words in them, only ids."""

from django.urls import path

from beside.web.journeys import arriving, bag, changing, counting, home_again, journey, packing, planning, times, water

app_name = "journeys"
urlpatterns = [
    path("", planning.everything, name="all"),
    path("new/", planning.new, name="new"),
    path("door/", counting.to_the_door, name="door"),
    path("door/<uuid:of>/", counting.door, name="door_count"),
    path("door/<uuid:of>/answer/", counting.answer, name="door_answer"),
    path("door/<uuid:of>/slip/", counting.slip, name="door_slip"),
    path("door/<uuid:of>/later/", counting.later, name="door_later"),
    path("<uuid:of>/", journey.one, name="one"),
    path("<uuid:of>/off/", journey.call_off, name="off"),
    path("<uuid:of>/slip/", journey.take_back, name="take_back"),
    path("<uuid:of>/who/", changing.who, name="who"),
    path("<uuid:of>/along/", changing.along, name="along"),
    path("<uuid:of>/back/", times.way_back, name="way_back"),
    path("<uuid:of>/pack/<uuid:keepsake>/", packing.pack, name="pack"),
    path("<uuid:of>/list/", packing.tick, name="tick"),
    path("<uuid:of>/list/add/", packing.add, name="add"),
    path("<uuid:of>/list/back/", packing.bring_back, name="line_back"),
    path("<uuid:of>/look/", arriving.look, name="look"),
    path("<uuid:of>/water/", water.water, name="water"),
    path("<uuid:of>/water/kept/", water.kept, name="kept"),
    path("<uuid:of>/water/slip/", water.slip, name="water_slip"),
    path("<uuid:of>/home/", home_again.home, name="home"),
    path("<uuid:of>/close/", home_again.close, name="close"),
    path("<uuid:of>/<uuid:leg>/times/", times.times, name="times"),
    path("<uuid:of>/<uuid:leg>/leaving/", counting.leave, name="leave"),
    path("<uuid:of>/<uuid:leg>/count/", counting.count, name="count"),
    path("<uuid:of>/<uuid:leg>/answer/", counting.answer, name="answer"),
    path("<uuid:of>/<uuid:leg>/taken-back/", counting.slip, name="slip"),
    path("<uuid:of>/<uuid:leg>/later/", counting.later, name="later"),
    path("<uuid:of>/<uuid:leg>/bag/", bag.picture, name="bag"),
    path("<uuid:of>/<uuid:leg>/left/", arriving.left, name="left"),
    path("<uuid:of>/<uuid:leg>/here/", arriving.here, name="here"),
    path("<uuid:of>/<uuid:leg>/stay/", journey.stay_on, name="stay_on"),
]
