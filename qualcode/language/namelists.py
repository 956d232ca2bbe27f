"""Names that people, families and places in the Netherlands have, from the lists that come with deduce.

Only its lists of plain text are read. Its own pipeline is made for medical records, needs a minute to build its tables and
keeps them as a pickle; nothing of that is imported, so nothing is written and nothing unpickled.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple
from unicodedata import combining, normalize

from qualcode.errors import QualcodeError

_MORE_FIRST = frozenset(
    """Agata Aleksander Aleksandra Alina Andrei Andrzej Aneta Anca Anastasiia Artur Bartek Bartosz Bogdan Bogusław Bożena Cosmin Cristian Czesław
    Damian Danuta Dariusz Dmytro Dorota Elżbieta Florin Georgi Gheorghe Grażyna Grzegorz Halina Henryk Ihor Iryna Ionut Ivan Iwona Jadwiga
    Jakub Janusz Jarek Jarosław Jerzy Joanna Jolanta Kamil Kasia Katarzyna Kateryna Kinga Krystyna Łukasz Maciej Magdalena Małgorzata Marcin
    Marek Mariusz Mariya Mateusz Michał Mihai Mihaela Miroslav Mykola Natalia Natalya Oksana Oleg Oleh Oleksandr Oleksii Olena Olga Ondrej
    Patryk Paweł Petar Petya Plamen Przemek Radek Radosław Razvan Renata Ryszard Sergei Serhii Slawek Slawomir Sławomir Stanisław Stoyan
    Svetlana Szymon Tadeusz Tamara Tetiana Tomasz Urszula Valentin Vasile Viktor Viktoriia Vlad Volodymyr Waldemar Wiesław Witold Wojciech
    Wojtek Yulia Yuliia Zbigniew Zdenek Zuzana Ömer Özlem Özgür Gökhan Hüseyin Ibrahim İbrahim Şükran Şahin Tuğba Yiğit Gülay Gül Ünal Uğur
    Abdelkader Abdelhak Abdulrahman Abdullahi Abdirahman Amanuel Aster Bassel Biniam Feven Filmon Ghassan Hatice Hamza Hodan Khaled Latifa
    Mebrahtu Mohamad Mohanad Mouad Mounir Nourdin Noureddine Omar Rachida Rania Ruwaida Samir Selam Semere Soufiane Tesfay Wael Yonas Yusuf
    Zakaria""".split()
)
"""First names that are common at work in the Netherlands and that the lists do not have."""

_FOLDER = "deduce/data/lookup/src"
_HINT = "pip install deduce"


class NameLists(NamedTuple):
    """Names as they are written, with capitals; `rare` first names are ordinary words more often than names,
    and surnames `after_interfix` have `van`, `de` and the like before them."""

    first: frozenset[str]
    rare: frozenset[str]
    surnames: frozenset[str]
    after_interfix: frozenset[str]
    places: frozenset[str]


_STROKES = str.maketrans("łŁøØđĐı", "lLoOdDi")


def unaccented(word: str) -> str:
    """Return a word without accents and strokes, as many transcribers type it."""
    return "".join(letter for letter in normalize("NFKD", word.translate(_STROKES)) if not combining(letter))


@cache
def name_lists() -> NameLists:
    """Return the lists, read once.

    Raises QualcodeError when deduce is not installed or has no such lists any more.
    """
    first = _items("names/lst_first_name/items.txt")
    rare = _items("names/lst_first_name/exceptions.txt")
    interfixed = frozenset(name.split()[-1] for name in _items("names/lst_interfix_surname/items.txt"))
    surnames = frozenset(name.split()[-1] for name in _items("names/lst_surname/items.txt"))
    towns = ("residence", "municipality", "province", "region")
    places = frozenset[str]().union(*(_items(f"locations/lst_placename/lst_{name}/items.txt") for name in towns))
    return NameLists((first - rare) | _MORE_FIRST | {unaccented(name) for name in _MORE_FIRST}, rare, surnames | interfixed, interfixed, places)


def _items(name: str) -> frozenset[str]:
    try:
        file = Path(str(distribution("deduce").locate_file(f"{_FOLDER}/{name}")))
        text = file.read_text(encoding="utf-8")
    except PackageNotFoundError as error:
        raise QualcodeError("lists of names are needed to find names", hint=_HINT) from error
    except OSError as error:
        raise QualcodeError(f"the installed deduce has no list `{name}`", hint=_HINT) from error
    return frozenset(line.strip() for line in text.splitlines() if line.strip())
