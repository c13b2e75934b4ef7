"""What a project's configuration sets of the checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scorecat.check.settings import Settings, known_word
from scorecat.files.config_file import unknown_keys
from scorecat.model.finding import Finding, ScorecatError, Severity, UsageError, quoted
from scorecat.model.text import did_you_mean

if TYPE_CHECKING:
    from scorecat.files.config_file import ConfigFile

NEVER: Final = "none"
"""`fail-on` where findings never fail a run."""


def configured(file: ConfigFile) -> Settings:
    """Read settings; raises `ScorecatError` with everything that is not understood."""
    reader = _Reader(file)
    built = Settings(
        select=reader.words("select"),
        ignore=reader.words("ignore"),
        severity=reader.severities(),
        fail_on=reader.fail_on(),
    )
    if reader.found:
        raise ScorecatError(*reader.found)
    return built


class _Reader:
    def __init__(self, file: ConfigFile) -> None:
        self.file = file
        self.found: list[Finding] = unknown_keys(file)

    def refuse(self, key: str, message: str, advice: str = "") -> None:
        self.found.append(Finding("SC003", self.file.at(key), message, advice))

    def words(self, key: str) -> tuple[str, ...]:
        given = self.file.values.get(key, [])
        if not isinstance(given, list):
            self.refuse(
                key, f"{quoted(key)} should be a list of codes and families", f'write {key} = ["SC530", "form"]'
            )
            return ()
        return tuple(str(word) for word in given if self._known(key, word))

    def severities(self) -> dict[str, Severity]:
        given = self.file.values.get("severity", {})
        if not isinstance(given, dict):
            self.refuse("severity", "'severity' should be a table", 'write severity = {SC530 = "warning"}')
            return {}
        return {
            word: Severity(value)
            for word, value in given.items()
            if self._known("severity", word) and self._severity(word, value, [one.value for one in Severity])
        }

    def fail_on(self) -> Severity | None:
        given = self.file.values.get("fail-on", Severity.ERROR.value)
        if not self._severity("fail-on", given, [*(one.value for one in Severity), NEVER]):
            return None
        return None if given == NEVER else Severity(given)

    def _severity(self, key: str, value: Any, known: list[str]) -> bool:
        if value in known:
            return True
        advice = did_you_mean(str(value), known)
        self.refuse(key, f"{quoted(value)} is not one of {', '.join(known)}", advice)
        return False

    def _known(self, key: str, word: Any) -> bool:
        try:
            known_word(str(word), key)
        except UsageError as error:
            self.refuse(key, str(error))
            return False
        return True
