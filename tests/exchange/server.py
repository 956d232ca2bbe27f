"""A real chat endpoint on this machine that answers as a test tells it to, and remembers what it was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[BaseHTTPRequestHandler], None]
NEVER = threading.Event()


def says(content: str) -> Answer:
    """Answer as a model that says this."""
    return sends(json.dumps({"choices": [{"message": {"role": "assistant", "content": content}, "finish_reason": "stop"}]}))


def codes(*codings: Mapping[str, object]) -> Answer:
    """Answer as a model that gives these codings."""
    return says(json.dumps({"codings": codings}))


def sends(body: str, status: int = 200, **headers: str) -> Answer:
    """Answer with a body and status; `headers` go along."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body.encode()))}.items():
            handler.send_header(name, value)
        handler.end_headers()
        with suppress(OSError):  # who reads may have had enough
            handler.wfile.write(body.encode())

    return answer


def hangs_up(handler: BaseHTTPRequestHandler) -> None:
    """Close the connection without a word."""
    handler.close_connection = True


def hangs_up_halfway(handler: BaseHTTPRequestHandler) -> None:
    """Close the connection before all that was promised is sent."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')
    handler.close_connection = True


def dozes(handler: BaseHTTPRequestHandler) -> None:
    """Answer when nobody waits any more."""
    NEVER.wait(5)


def drips(handler: BaseHTTPRequestHandler) -> None:
    """Send a space now and then, for ever or until nobody listens."""
    handler.send_response(200)
    handler.end_headers()
    with suppress(OSError):
        for _ in range(250):
            handler.wfile.write(b" ")
            NEVER.wait(0.02)


class Server:
    """A running server: its address, and the requests so far as path, headers and the JSON that was sent."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        self.answers = list(answers)
        self.requests: list[tuple[str, dict[str, str], Any]] = []
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.root = f"http://127.0.0.1:{self._http.server_port}"
        self.url = f"{self.root}/v1/chat/completions"
        self.thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    def asked(self) -> list[str]:
        """Return the last message of each request."""
        return [sent["messages"][-1]["content"] for _, _, sent in self.requests]

    def stop(self) -> None:
        """Stop answering; who asks finds nobody."""
        self._http.shutdown()
        self._http.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                server.requests.append((self.path, dict(self.headers), sent))
                answer = server.answers.pop(0) if len(server.answers) > 1 else server.answers[0]  # the last one stays
                answer(self)

            def log_message(self, *_: object) -> None:
                pass

        return Handler


@contextmanager
def serving(*answers: Answer) -> Iterator[Server]:
    """Run a server that gives these answers in turn, and the last one from then on."""
    server = Server(answers)
    server.thread.start()
    try:
        yield server
    finally:
        server.stop()
