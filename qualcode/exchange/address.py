"""The address of a chat endpoint: its parts, and whether it is this machine."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass

from qualcode.errors import QualcodeError

_ADDRESS = re.compile(r"(https?)://(\[[0-9a-f:.]+\]|(?:[\w-]{1,63}\.)*[\w-]{1,63})(?::(\d{1,5}))?(/[!-~]*)?", re.ASCII | re.IGNORECASE)
_LOOPBACK = ipaddress.ip_network("127.0.0.0/8")
_HIGHEST_PORT = 65535
_CHAT = "/chat/completions"


@dataclass(frozen=True, slots=True)
class Address:
    """Where to send a conversation; `remote` when it leaves this machine."""

    url: str
    host: str
    remote: bool


def address(url: str) -> Address:
    """Return the address of the chat endpoint that a URL means: a server, its `/v1`, or the whole path.

    It is put together anew from the parts that were judged, so that nothing else in the URL decides where it leads.
    Raises QualcodeError for another scheme, user names, `?`, `#`, `\\` or anything that is no address.
    """
    parts = _ADDRESS.fullmatch(url)
    if parts is None or re.search(r"[?#\\@]", url) or int(parts[3] or 0) > _HIGHEST_PORT:
        hint = "write it as http://localhost:11434/v1, without user name, `?` or `#`; a key goes in QUALCODE_API_KEY"
        raise QualcodeError("that is no address of a chat endpoint", hint=hint)  # not shown: it may hold a password
    scheme, host, port, path = (part or "" for part in parts.groups())
    before = (path.rstrip("/") or "/v1").removesuffix(_CHAT)
    full = f"{scheme.lower()}://{host}{':' if port else ''}{port}{before}{_CHAT}"
    return Address(full, host, not _loopback(host.strip("[]")))


def _loopback(host: str) -> bool:
    """Tell whether a host is this machine by its name or number; no name server is asked."""
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return host.lower() == "localhost"
    return number in _LOOPBACK or number == ipaddress.IPv6Address("::1")
