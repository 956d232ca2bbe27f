"""Which addresses are taken, and which of them are this machine."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError
from qualcode.exchange.address import address

_HERE = [
    ("http://localhost:11434/v1", "http://localhost:11434/v1/chat/completions"),
    ("http://localhost:11434", "http://localhost:11434/v1/chat/completions"),
    ("http://localhost:11434/", "http://localhost:11434/v1/chat/completions"),
    ("http://localhost:11434/v1/", "http://localhost:11434/v1/chat/completions"),
    ("http://localhost:8080/v1/chat/completions", "http://localhost:8080/v1/chat/completions"),
    ("http://localhost/api/openai", "http://localhost/api/openai/chat/completions"),
    ("HTTP://LOCALHOST:1/v1", "http://LOCALHOST:1/v1/chat/completions"),
    ("http://127.0.0.1:8000/v1", "http://127.0.0.1:8000/v1/chat/completions"),
    ("https://127.255.255.254/v1", "https://127.255.255.254/v1/chat/completions"),
    ("http://[::1]:8080/v1", "http://[::1]:8080/v1/chat/completions"),
    ("http://[0:0:0:0:0:0:0:1]/v1", "http://[0:0:0:0:0:0:0:1]/v1/chat/completions"),
]
_ELSEWHERE = """
    https://model.example.nl/v1 http://10.0.0.5:8000/v1 http://0.0.0.0:8000/v1 http://192.168.1.2/v1 http://[::]:8000/v1 http://[fe80::1]/v1
    http://localhost.example.nl/v1 http://127.0.0.1.example.nl/v1 http://example.nl/localhost http://127.1/v1 http://2130706433/v1
    http://0x7f000001/v1 http://127.0.0.01/v1 http://[::ffff:127.0.0.1]/v1 http://localhost-2/v1
""".split()
_NONE = [
    "",
    "localhost:11434/v1",
    "ftp://localhost/v1",
    "file:///etc/passwd",
    "//localhost/v1",
    "http://",
    "http:///v1",
    "http://localhost@example.nl/v1",
    "http://anna:geheim@localhost/v1",
    "http://example.nl\\@localhost/v1",
    "http://localhost\\.example.nl/v1",
    "http://localhost#@example.nl/v1",
    "http://localhost/v1?key=geheim",
    "http://localhost/@example.nl",
    "http://%6cocalhost/v1",
    "http://localhost%00.example.nl/v1",
    "http://localhost./v1",
    "http://a..b/v1",
    "http://l\u043ecalhost/v1",  # a Cyrillic o
    "http://１２７.0.0.1/v1",
    "http://[::1%25lo]/v1",
    "http://[::1/v1",
    "http://localhost:65536/v1",
    "http://localhost:x/v1",
    "http://localhost:/v1",
    "http://local host/v1",
    "http://localhost/v1\n",
    " http://localhost/v1",
    "http://localhost/v1\r\nX-Evil: 1",
]


@pytest.mark.parametrize(("url", "full"), _HERE)
def test_here(url: str, full: str) -> None:
    """localhost, 127.0.0.0/8 and ::1 are this machine; what is missing of the path is added."""
    assert (address(url).url, address(url).remote) == (full, False)


@pytest.mark.parametrize("url", _ELSEWHERE)
def test_elsewhere(url: str) -> None:
    """Whatever else could lead somewhere is another machine, however it is written."""
    assert address(url).remote


@pytest.mark.parametrize("url", _NONE)
def test_no_address(url: str) -> None:
    """User names, other schemes and tricks are refused with one message, that does not repeat what may be a password."""
    with pytest.raises(QualcodeError) as caught:
        address(url)
    assert str(caught.value) == "that is no address of a chat endpoint"
    assert caught.value.hint == "write it as http://localhost:11434/v1, without user name, `?` or `#`; a key goes in QUALCODE_API_KEY"


def test_host() -> None:
    """The host is kept as it was written, to name it in messages."""
    assert address("https://model.example.nl:8443/v1").host == "model.example.nl"
