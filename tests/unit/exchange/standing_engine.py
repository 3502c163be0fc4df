"""Stands in for a bureau's engine: speaks ``/v1/models``, ``/v1/chat/completions``.

It keeps every request that it got, and fails in the way that a test asks for.
"""

import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from zhunsheng.exchange.wording.engine import Engine, engine_from

MODEL = "示范模型-7B"
KEY = "shi-fan-0000"
Answer = Callable[["_Handler"], None]


@dataclass
class StandIn:
    """The service, what it is to answer, and what it was asked."""

    port: int = 0
    mode: str = "good"
    says: str | Callable[[str], str] = "当事人主动配合调查。"
    asked: list[dict[str, Any]] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    calls: int = 0
    release: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def engine(self, **more: str) -> Engine:
        """The engine as an operator would set it up."""
        given = {"URL": self.url, "MODEL": MODEL, "SECONDS": "5", **more}
        found = engine_from(
            {f"ZHUNSHENG_WORDING_{name}": text for name, text in given.items()}
        )
        assert found is not None
        return found

    @property
    def question(self) -> str:
        """What the newest request asked, in the words of its user message."""
        return str(self.asked[-1]["messages"][-1]["content"])


class _Handler(BaseHTTPRequestHandler):
    stand_in: StandIn
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self.stand_in.calls += 1
        if self.path != "/v1/models":
            self.answer({"error": "not found"}, status=404)
        elif self.stand_in.mode != "good":
            MODES[self.stand_in.mode](self)
        else:
            self.answer({"object": "list", "data": [{"id": MODEL, "object": "model"}]})

    def do_POST(self) -> None:
        self.stand_in.calls += 1
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.stand_in.bodies.append(body)
        self.stand_in.headers.append(dict(self.headers))
        self.stand_in.asked.append(json.loads(body))
        if self.path != "/v1/chat/completions":
            self.answer({"error": "not found"}, status=404)
        else:
            MODES[self.stand_in.mode](self)

    def answer(
        self, content: object, *, status: int = 200, kind: str = "application/json"
    ) -> None:
        raw = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def words(self, text: object, ended: str = "stop") -> None:
        """An answer as the protocol has it."""
        choice = {
            "index": 0,
            "message": {"role": "assistant", "content": text},
            "finish_reason": ended,
        }
        self.answer(
            {
                "id": "1",
                "object": "chat.completion",
                "model": MODEL,
                "choices": [choice],
            }
        )


def _good(handler: _Handler) -> None:
    says = handler.stand_in.says
    handler.words(says if isinstance(says, str) else says(handler.stand_in.question))


def _redirect(handler: _Handler) -> None:
    handler.send_response(307)
    handler.send_header("Location", f"{handler.stand_in.url}/elsewhere")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def _slow(handler: _Handler) -> None:
    handler.stand_in.release.wait(20)


def _drip(handler: _Handler) -> None:
    """Never silent for long, and never done."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    while not handler.stand_in.release.is_set():
        try:
            handler.wfile.write(b" ")
        except OSError:
            return
        time.sleep(0.05)


def _endless(handler: _Handler) -> None:
    """More and more, without saying how much."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    try:
        for _ in range(4_000):
            handler.wfile.write(b"x" * 1024)
    except OSError:
        return


def _cut_off(handler: _Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b'{"choices":')
    handler.close_connection = True


MODES: dict[str, Answer] = {
    "good": _good,
    "error-500": lambda handler: handler.answer({"error": "out of memory"}, status=500),
    "error-401": lambda handler: handler.answer({"error": "key"}, status=401),
    "redirect": _redirect,
    "slow": _slow,
    "drip": _drip,
    "endless": _endless,
    "cut-off": _cut_off,
    "html": lambda handler: handler.answer(b"<html>", kind="text/html"),
    "not-json": lambda handler: handler.answer(b"{"),
    "not-utf-8": lambda handler: handler.answer(b'{"choices": "\xff"}'),
    "deep": lambda handler: handler.answer(b"[" * 60_000),
    "wrong-json": lambda handler: handler.answer({"text": "当事人"}),
    "no-choice": lambda handler: handler.answer({"choices": []}),
    "no-text": lambda handler: handler.words(None),
    "unfinished": lambda handler: handler.words("当事人主动", "length"),
}


@contextmanager
def standing_in(secure: ssl.SSLContext | None = None) -> Iterator[StandIn]:
    """A service on a port of this machine, until the block ends."""
    found = StandIn()
    handler = type("Handler", (_Handler,), {"stand_in": found})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    if secure:
        server.socket = secure.wrap_socket(server.socket, server_side=True)
    found.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        found.release.set()
        server.shutdown()
        server.server_close()
        thread.join()
