"""What stands beside a help line where its note also speaks to those who gathered it.

The notes in `facts/help-lines.jsonl` stay as they are. A few say things that help nobody at three in the morning:
which older lists gave another number, what was not seen. For these, the words shown instead; empty is none. All other
notes are shown as they stand, and a test holds that none of those shown speaks of lists, pages or checks.
"""

INSTEAD = {
    "gb-nir-lifeline": "For Northern Ireland. Free.",
    "gb-sct-breathing-space": "For Scotland. Free.",
    "gb-sands": "For anyone touched by the death of a baby.",
    "gb-miscarriage-association": "Miscarriage, ectopic and molar.",
    "gb-child-death-helpline": "Bereaved parents answer. For anyone touched by the death of a child.",
    "gb-winstons-wish": "For bereaved children and young people, and those who care for them. On weekdays.",
    "gb-cbuk": "When a baby or child dies, and when a child grieves. On weekdays.",
    "gb-grief-encounter": "For bereaved children and their families. On weekdays.",
    "ie-pieta": "Free.",
    "ie-feileacain": "Memory boxes and support after stillbirth and neonatal death, also by telephone.",
    "ca-988": "",
    "de-telefonseelsorge": "Free. A second number is 0800 111 0 222.",
    "nl-113": "Free. 0800 0113 reaches the same people.",
    "it-telefono-amico": "Every day until midnight, from nine or ten in the morning.",
    "dk-livslinien": "It can take several tries to get through.",
    "cz-linka-duvery": "Free. It may be closed on weekends and holidays.",
    "bg-red-cross": "Free, for anybody. At night call 112.",
    "pt-1411": "Free. Psychologists and nurses answer.",
    "ae-mental-support": "Free. Also by WhatsApp.",
    "ng-surpin-list": "Free. Paid lines: 0903 440 0009 in English, 0814 224 1007 in Hausa.",
    "in-vandrevala": "",
    "in-tele-manas": "Free, in some 20 languages.",
    "hk-18111": "Free. It passes you on to other services.",
    "jp-inochi-sos": "Free. It may be closed from 0:00 to 6:00 on some nights.",
    "kr-109": "Free.",
    "my-befrienders": "",
    "ph-ncmh": "",
}


def shown(id: str, note: str | None) -> str:
    """What is shown beside the line of this id whose row bears this note."""
    return INSTEAD.get(id, note or "")
