"""Ask an OpenAI-compatible chat endpoint (Ollama, the llama.cpp server, vLLM) and never any other host."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping, Sequence
from http.client import HTTPException, HTTPResponse, IncompleteRead
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from qualcode.errors import QualcodeError
from qualcode.exchange import reply
from qualcode.exchange.address import address

KEY = "QUALCODE_API_KEY"
LIMIT = 2_000_000  # bytes of an answer
PAUSES = (0.5, 2.0)  # seconds before asking again
_BUSY = (429, 503)
_OF_THE_QUESTION = (400, 413, 422, 500)  # statuses that another question may not get
_SAID = 10_000  # bytes of an error that are read
_LOG = "see the log of the model server"
_HINTS = {
    401: f"put your key in the environment: export {KEY}=…",
    403: f"put your key in the environment: export {KEY}=…",
    404: "see whether the address ends in /v1 and the model is there by that name, for example: ollama list",
    413: "a model with a larger context takes the whole codebook",
    429: "try again later",
    503: "try again later, when the model is loaded",
} | dict.fromkeys(range(300, 400), "give the address that it points to, when you trust it")


class UnreachableError(QualcodeError):
    """Say that an endpoint did not answer, and that the next question would probably fare no better."""


class _BusyError(UnreachableError):
    """Say that an endpoint may answer in a moment."""


class _NoRedirect(HTTPRedirectHandler):
    """Follow no redirect, so that a conversation only goes to the address that the user named."""

    def redirect_request(self, *_: object) -> None:
        """Return nothing, so that the redirect becomes an HTTPError."""


class Endpoint:
    """A model behind a chat endpoint; `timeout` in seconds for one answer; the key is read from QUALCODE_API_KEY when asking.

    Raises QualcodeError when the URL is no address, or not this machine without `allow_remote`.
    """

    def __init__(self, url: str, *, name: str, allow_remote: bool = False, timeout: float = 120.0) -> None:
        where = address(url)
        if where.remote and not allow_remote:
            hint = "start a model here (http://localhost:11434/v1), or pass --allow-remote when respondents consented to it"
            raise QualcodeError(f"`{where.host}` is not this machine: interviews would leave it", hint=hint)
        self.name, self.url, self.remote, self.timeout = name, where.url, where.remote, timeout
        self._opener = build_opener(_NoRedirect, *([] if where.remote else [ProxyHandler({})]))

    def ask(self, messages: Sequence[Mapping[str, str]]) -> str:
        """Return the model's answer to a conversation; asks again, after a pause, when the endpoint is busy or hangs up.

        Raises UnreachableError when nobody answers, and QualcodeError when the answer is none of a chat endpoint.
        """
        wanted = {"model": self.name, "messages": list(messages), "stream": False}
        settings = {"temperature": 0, "seed": 0, "response_format": {"type": "json_object"}}
        body = json.dumps(wanted | settings).encode()
        for pause in PAUSES:
            try:
                return reply.content(self._post(body), self.url)
            except _BusyError:
                time.sleep(pause)
        return reply.content(self._post(body), self.url)

    def _post(self, body: bytes) -> bytes:
        headers = {"Content-Type": "application/json", "User-Agent": "qualcode"}  # some hosts turn Python's own name away
        key = _key()
        if key:
            headers["Authorization"] = f"Bearer {key}"
        deadline = time.monotonic() + self.timeout
        try:
            with self._opener.open(Request(self.url, body, headers), timeout=self.timeout) as response:  # noqa: S310 - http(s) only
                return self._whole(response, deadline)
        except HTTPError as error:
            with error:
                raise self._status(error, key) from error
        except (OSError, HTTPException) as error:
            raise self._silence(error) from error

    def _whole(self, response: HTTPResponse, deadline: float) -> bytes:
        """Read what arrives bit by bit, so that a server that drips cannot go on for ever."""
        raw = b""
        while response.length != 0 and (ready := len(response.peek())):
            raw += response.read(ready)
            if len(raw) > LIMIT:
                raise QualcodeError(f"`{self.url}` answers with more than {LIMIT // 1_000_000} MB", hint=_LOG)
            if time.monotonic() > deadline:
                raise TimeoutError
        if response.length:
            raise IncompleteRead(raw, response.length)
        return raw

    def _status(self, error: HTTPError, key: str) -> QualcodeError:
        try:
            said = reply.said(error.read(_SAID), secret=key)
        except (OSError, HTTPException):
            said = ""
        kind = _BusyError if error.code in _BUSY else QualcodeError if error.code in _OF_THE_QUESTION else UnreachableError
        return kind(f"`{self.url}` answers {error.code}" + (f": {said}" if said else ""), hint=_HINTS.get(error.code, _LOG))

    def _silence(self, error: Exception) -> UnreachableError:
        reason = getattr(error, "reason", error)  # urllib wraps what went wrong while connecting
        if isinstance(reason, TimeoutError):
            return UnreachableError(f"`{self.url}` did not answer within {self.timeout:g} seconds", hint="a smaller model answers sooner")
        if isinstance(reason, ConnectionRefusedError):
            return UnreachableError(f"nobody answers at `{self.url}`", hint="start the model server first, for example: ollama serve")
        if isinstance(reason, (ConnectionError, IncompleteRead)):
            return _BusyError(f"`{self.url}` hung up before it had answered", hint=f"{_LOG}: memory may have run out")
        why = reply.plain(getattr(reason, "strerror", None) or str(reason) or type(reason).__name__).lower()
        return UnreachableError(f"cannot ask `{self.url}`: {why}", hint="see whether the address is right")


def _key() -> str:
    key = os.environ.get(KEY, "").strip()
    if not (key.isascii() and key.isprintable()):
        raise QualcodeError(f"the key in {KEY} holds characters that no key has", hint=f"set it again: export {KEY}=…")
    return key
