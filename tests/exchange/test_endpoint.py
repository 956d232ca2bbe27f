"""One question to a real server on this machine: what is sent, what is believed, and what is said when it goes wrong."""

from __future__ import annotations

import json
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler

import pytest

from qualcode.errors import Exit, QualcodeError
from qualcode.exchange.endpoint import Endpoint, UnreachableError
from tests.exchange.server import Answer, dozes, drips, hangs_up, hangs_up_halfway, says, sends, serving

ASK = [{"role": "system", "content": "Codeer."}, {"role": "user", "content": "Eén zin."}]
LOG = "see the log of the model server"


def failed(url: str, *, timeout: float = 5.0) -> QualcodeError:
    """Return the error that asking an endpoint gives."""
    with pytest.raises(QualcodeError) as caught:
        Endpoint(url, name="klein", timeout=timeout).ask(ASK)
    assert caught.value.code is Exit.USAGE
    return caught.value


def test_what_is_sent() -> None:
    """The request holds model, messages and the settings for the same answer each time; nothing else and no key."""
    with serving(says("Goed.")) as server:
        assert Endpoint(f"{server.root}/v1", name="klein").ask(ASK) == "Goed."
    [(path, headers, sent)] = server.requests
    assert path == "/v1/chat/completions"
    assert sent == {
        "model": "klein",
        "messages": ASK,
        "stream": False,
        "temperature": 0,
        "seed": 0,
        "response_format": {"type": "json_object"},
    }
    assert headers["Content-Type"] == "application/json"
    assert "Authorization" not in headers


def test_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """The key goes along as a header, and nowhere else."""
    monkeypatch.setenv("QUALCODE_API_KEY", " sk-geheim\n")
    with serving(says("Goed.")) as server:
        Endpoint(server.url, name="klein").ask(ASK)
    [(_, headers, sent)] = server.requests
    assert headers["Authorization"] == "Bearer sk-geheim"
    assert "geheim" not in json.dumps(sent)


@pytest.mark.parametrize("key", ["sk-geheim\nX-Evil: 1", "sk-gehéim", "sk\x1bgeheim"])
def test_odd_key(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    """A key that cannot be sent is refused without showing it, and nothing is sent."""
    monkeypatch.setenv("QUALCODE_API_KEY", key)
    with serving(says("Goed.")) as server:
        error = failed(server.url)
    assert (str(error), error.hint) == (
        "the key in QUALCODE_API_KEY holds characters that no key has",
        "set it again: export QUALCODE_API_KEY=…",
    )
    assert server.requests == []


def test_key_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that repeats the key in its message does not get it shown."""
    monkeypatch.setenv("QUALCODE_API_KEY", "sk-geheim")
    with serving(sends('{"error": {"message": "Incorrect API key provided: sk-geheim."}}', 401)) as server:
        error = failed(server.url)
    assert str(error) == f"`{server.url}` answers 401: Incorrect API key provided: …."
    assert error.hint == "put your key in the environment: export QUALCODE_API_KEY=…"


def test_remote_refused() -> None:
    """Another machine is refused unless it is allowed; nothing is looked up or sent."""
    with pytest.raises(QualcodeError) as caught:
        Endpoint("https://model.example.nl/v1", name="groot")
    assert str(caught.value) == "`model.example.nl` is not this machine: interviews would leave it"
    assert caught.value.hint == "start a model here (http://localhost:11434/v1), or pass --allow-remote when respondents consented to it"


def test_remote_allowed() -> None:
    """An endpoint knows whether it is another machine."""
    assert Endpoint("https://model.example.nl/v1", name="groot", allow_remote=True).remote
    assert not Endpoint("http://127.0.0.1:1/v1", name="klein", allow_remote=True).remote


def test_no_proxy_for_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is for this machine goes there, whatever proxy the environment names."""
    with serving(says("van hier")) as here, serving(says("van de proxy")) as proxy:
        monkeypatch.setenv("http_proxy", proxy.root)
        assert Endpoint(here.url, name="klein").ask(ASK) == "van hier"
        assert Endpoint("http://model.example.nl/v1", name="klein", allow_remote=True).ask(ASK) == "van de proxy"
    assert [path for path, _, _ in proxy.requests] == ["http://model.example.nl/v1/chat/completions"]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect(status: int) -> None:
    """A redirect is not followed: the other server hears nothing."""
    with serving(says("van elders")) as elsewhere, serving(sends("", status, Location=elsewhere.url)) as server:
        error = failed(server.url)
    assert elsewhere.requests == []
    assert str(error) == f"`{server.url}` answers {status}"
    assert (error.hint, type(error)) == ("give the address that it points to, when you trust it", UnreachableError)


@pytest.mark.parametrize("status", [429, 503])
def test_busy_then_well(pauses: list[float], status: int) -> None:
    """A busy server is asked again after a short pause."""
    with serving(sends("", status), says("Goed.")) as server:
        assert Endpoint(server.url, name="klein").ask(ASK) == "Goed."
    assert (len(server.requests), pauses) == (2, [0.5])


def test_busy_all_the_time(pauses: list[float]) -> None:
    """A server that stays busy is asked three times, with growing pauses."""
    with serving(sends('{"error": {"code": 503, "message": "Loading model", "type": "unavailable_error"}}', 503)) as server:
        error = failed(server.url)
    assert (len(server.requests), pauses) == (3, [0.5, 2.0])
    assert (str(error), error.hint) == (f"`{server.url}` answers 503: Loading model", "try again later, when the model is loaded")
    assert isinstance(error, UnreachableError)


@pytest.mark.parametrize("answer", [hangs_up, hangs_up_halfway])
def test_hangs_up(pauses: list[float], answer: Answer) -> None:
    """A connection that is closed, before the answer or in it, is tried again; then it is said."""
    with serving(answer, answer, says("Goed.")) as server:
        assert Endpoint(server.url, name="klein").ask(ASK) == "Goed."
        server.answers = [answer]
        error = failed(server.url)
    assert (len(server.requests), pauses) == (6, [0.5, 2.0, 0.5, 2.0])
    assert (str(error), error.hint) == (f"`{server.url}` hung up before it had answered", f"{LOG}: memory may have run out")
    assert isinstance(error, UnreachableError)


def test_down(pauses: list[float]) -> None:
    """Where nobody listens, that is said at once."""
    with serving(says("Goed.")) as server:
        pass
    error = failed(server.url)
    assert (str(error), error.hint) == (f"nobody answers at `{server.url}`", "start the model server first, for example: ollama serve")
    assert isinstance(error, UnreachableError)
    assert pauses == []


@pytest.mark.parametrize("answer", [dozes, drips])
def test_slow(answer: Answer) -> None:
    """A server that is silent, or sends a little now and then, is waited for no longer than was said; it is not asked again."""
    with serving(answer) as server:
        start = time.monotonic()
        error = failed(server.url, timeout=0.2)
        took = time.monotonic() - start
    assert (str(error), error.hint) == (f"`{server.url}` did not answer within 0.2 seconds", "a smaller model answers sooner")
    assert isinstance(error, UnreachableError)
    assert len(server.requests) == 1
    assert 0.2 <= took < 2


def test_unknown_host(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that no name server knows gives the reason."""

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(UnreachableError) as caught:
        Endpoint("http://model.example.nl/v1", name="groot", allow_remote=True).ask(ASK)
    assert str(caught.value) == "cannot ask `http://model.example.nl/v1/chat/completions`: name or service not known"
    assert caught.value.hint == "see whether the address is right"


def test_no_web_server() -> None:
    """A server of another kind gives no traceback."""

    def greet() -> None:
        talk, _ = listening.accept()
        with talk:
            talk.recv(65536)
            talk.sendall(b"SSH-2.0-OpenSSH_9.6\r\n")

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=greet)
        thread.start()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/v1"
        error = failed(url)
        thread.join()
    assert str(error) == f"cannot ask `{url}/chat/completions`: ssh-2.0-openssh_9.6"
    assert isinstance(error, UnreachableError)


_ERRORS = [
    (404, '{"error": {"message": "model \\"klein\\" not found, try pulling it first"}}', ': model "klein" not found, try pulling it first'),
    (404, '{"error": "model not found"}', ": model not found"),
    (404, '{"object": "error", "message": "The model does not exist."}', ": The model does not exist."),
    (404, '{"detail": "Not Found"}', ": Not Found"),
    (404, "404 page\nnot found", ": 404 page not found"),
    (404, " <html><body>Not found</body></html>", ""),
    (404, "", ""),
    (404, '{"error": {"code": 404}}', ""),
    (404, '{"error": "\\u001b[31mrood\\u202e"}', ": [31mrood"),
    (404, "woord " * 100, ": " + "woord " * 32 + "woord…"),
]


@pytest.mark.parametrize(("status", "body", "said"), _ERRORS)
def test_own_message(status: int, body: str, said: str) -> None:
    """The server's own message is shown, short and on one line; a web page is not."""
    with serving(sends(body, status)) as server:
        error = failed(server.url)
    assert str(error) == f"`{server.url}` answers {status}{said}"
    assert error.hint == "see whether the address ends in /v1 and the model is there by that name, for example: ollama list"


@pytest.mark.parametrize(("status", "connection"), [(400, False), (401, True), (403, True), (404, True), (422, False), (500, False), (502, True)])
def test_kinds_of_status(status: int, connection: bool) -> None:
    """A status that may be due to the question itself is another error than one that each question would get."""
    with serving(sends("{}", status)) as server:
        error = failed(server.url)
    assert isinstance(error, UnreachableError) is connection
    assert len(server.requests) == 1


@pytest.mark.parametrize("body", ["", "Hallo!", "<html></html>", '{"choices": [', "\xff", "[" * 100_000])
def test_no_json(body: str) -> None:
    """An answer that is not JSON is no answer of a chat endpoint."""
    with serving(sends(body)) as server:
        error = failed(server.url)
    assert (str(error), error.hint) == (
        f"`{server.url}` does not answer in JSON",
        "give the address of a chat endpoint, such as http://localhost:11434/v1",
    )
    assert not isinstance(error, UnreachableError)


_WITHOUT = ["{}", "[]", "7", "null", '{"choices": []}', '{"choices": [{"message": {"content": null}}]}', '{"choices": [{"message": "x"}]}']


@pytest.mark.parametrize("body", _WITHOUT)
def test_no_message(body: str) -> None:
    """JSON without a message is no answer either."""
    with serving(sends(body)) as server:
        error = failed(server.url)
    assert (str(error), error.hint) == (f"`{server.url}` answers without a message", LOG)


def test_error_with_status_200() -> None:
    """A server that reports an error as if all were well is quoted."""
    with serving(sends('{"error": {"message": "context too long"}}')) as server:
        assert str(failed(server.url)) == f"`{server.url}` answers without a message: context too long"


def test_half_a_character() -> None:
    """Half a character, which JSON can hold and a file cannot, is replaced."""
    with serving(sends('{"choices": [{"message": {"content": "half \\ud83d"}}]}')) as server:
        assert Endpoint(server.url, name="klein").ask(ASK) == "half ?"


def test_huge() -> None:
    """An answer of more than 2 MB is not read to its end."""
    with serving(says("x" * 20_000_000)) as server:
        error = failed(server.url)
    assert (str(error), error.hint) == (f"`{server.url}` answers with more than 2 MB", LOG)
    assert not isinstance(error, UnreachableError)


def test_large() -> None:
    """An answer of just under 2 MB is read whole."""
    with serving(says("x" * 1_999_000)) as server:
        assert len(Endpoint(server.url, name="klein").ask(ASK)) == 1_999_000


def test_chunked() -> None:
    """An answer that comes in chunks, as some servers send it, is put together."""
    body = b'{"choices": [{"message": {"content": "Goed."}}]}'

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.protocol_version = "HTTP/1.1"
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for part in (body[:10], body[10:]):
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
        handler.wfile.write(b"0\r\n\r\n")

    with serving(answer) as server:
        assert Endpoint(server.url, name="klein").ask(ASK) == "Goed."
