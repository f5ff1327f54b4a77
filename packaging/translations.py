"""Keep the translations complete: extract, update, merge, compile and check.

    python packaging/translations.py update            take new texts of the source into the .po
    python packaging/translations.py merge FILE.json   take finished translations into the .po
    python packaging/translations.py compile           build the .mo files the program reads
    python packaging/translations.py check             fail on anything missing or different
    python packaging/translations.py extract           print the texts of the source

A JSON file for `merge` holds {"English": "translation"}; a text with a plural form holds
{"singular": ["plural", "translation", ...]} with one translation for each form of the language.
"""

import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PROJECT = Path(__file__).parents[1]
DOMAIN = "exposure_app"
_KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_SHOWN = 20
# A fixed day keeps the file the same when nothing but the time has changed.
_MADE = datetime(2026, 11, 23, tzinfo=UTC)


def extract(project: Path = PROJECT) -> Catalog:
    """Every text of the source that is shown to a person."""
    template = Catalog(project="Exposure Check", creation_date=_MADE, revision_date=_MADE)
    found = extract_from_dir(project / DOMAIN, method_map=[("**.py", "python")], keywords=_KEYWORDS)
    for _name, _line, message, _comments, context in found:
        template.add(message, context=context)
    return template


def catalogue_paths(project: Path = PROJECT) -> list[Path]:
    """Where the translations lie, one for each language but English."""
    return sorted((project / "resources" / "locale").glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def read(path: Path) -> Catalog:
    """One language's translations."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3], domain=DOMAIN)


def update(project: Path = PROJECT) -> None:
    """Take new texts into every language and drop those no longer shown."""
    template = extract(project)
    for path in catalogue_paths(project):
        catalogue = read(path)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        _write(path, catalogue)


def merge(files: list[Path], project: Path = PROJECT) -> list[str]:
    """Take translations from JSON files; texts that the source does not show are named."""
    unknown = []
    for path in catalogue_paths(project):
        catalogue = read(path)
        for file in files:
            for key, value in json.loads(file.read_text(encoding="utf-8")).items():
                message = catalogue.get(key)
                if message is None:
                    unknown.append(f"{file.name}: {key}")
                else:
                    message.string = _translated(message, value)
        _write(path, catalogue)
    return unknown


def compile_catalogues(project: Path = PROJECT) -> list[Path]:
    """Build the .mo file of every language."""
    built = []
    for path in catalogue_paths(project):
        target = path.with_suffix(".mo")
        with target.open("wb") as file:
            write_mo(file, read(path))
        built.append(target)
    return built


def problems(project: Path = PROJECT) -> list[str]:
    """Everything that keeps a language from being complete."""
    template = extract(project)
    found = []
    for path in catalogue_paths(project):
        catalogue = read(path)
        language = path.parts[-3]
        found += [f"{language}: {problem}" for problem in _problems_of(catalogue, template)]
    return found or ([] if catalogue_paths(project) else ["no language has a catalogue"])


def _problems_of(catalogue: Catalog, template: Catalog) -> Iterator[str]:
    for message in template:
        if message.id:
            yield from _problems_of_message(message, catalogue.get(message.id))
    for message in catalogue:
        if message.id and message.id not in template:
            yield f"no longer in the source: {_key(message)!r}"
    yield from (f"obsolete: {_key(message)!r}" for message in catalogue.obsolete.values())


def _problems_of_message(message: Message, translated: Message | None) -> Iterator[str]:
    if translated is None:
        yield f"missing: {_key(message)!r}"
        return
    if translated.fuzzy:
        yield f"fuzzy: {_key(message)!r}"
    wanted = _placeholders(_forms(message.id)[-1])
    for form in _forms(translated.string):
        if not form:
            yield f"not translated: {_key(message)!r}"
        elif _placeholders(form) != wanted:
            yield f"other placeholders: {_key(message)!r}"


def _forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def _key(message: Message) -> str:
    return _forms(message.id)[0]


def _translated(message: Message, value: str | list[str]) -> str | tuple[str, ...]:
    """The translation from a JSON value; a plural one begins with the English plural."""
    if isinstance(message.id, str):
        return value if isinstance(value, str) else value[-1]
    return (value,) if isinstance(value, str) else tuple(value[1:])


def _write(path: Path, catalogue: Catalog) -> None:
    catalogue.revision_date = _MADE
    catalogue.last_translator = "Exposure Check"
    catalogue.language_team = path.parts[-3]
    catalogue.msgid_bugs_address = ""
    with path.open("wb") as file:
        write_po(file, catalogue, width=100, no_location=True, sort_output=True)


def _check() -> int:
    found = problems()
    for problem in found[:_SHOWN]:
        print(problem)
    if len(found) > _SHOWN:
        print(f"... and {len(found) - _SHOWN} more")
    print(f"translations: {len(found)} problems" if found else "translations: complete")
    return 1 if found else 0


def main(arguments: list[str]) -> int:
    """Do what the first argument says."""
    match arguments:
        case ["extract"]:
            write_po(sys.stdout.buffer, extract(), width=100, no_location=True, sort_output=True)
        case ["update"]:
            update()
        case ["merge", *files]:
            for unknown in merge([Path(file) for file in files]):
                print(f"not in the source: {unknown}")
        case ["compile"]:
            for target in compile_catalogues():
                print(target.relative_to(PROJECT))
        case ["check"]:
            return _check()
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
