"""The web application: addresses to desk and papers.  Nothing here decides; nothing here builds markup from a document's words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from extractor.errors import UsageError
from extractor.review import changes, interface
from extractor.review.desk import Desk, Known
from extractor.review.guard import Guard
from extractor.review.papers import Papers

_HERE = Path(__file__).parent
_RESOLUTIONS = (96, 144, 216)
_LARGEST_BODY = 4 * 1024 * 1024
"""Bytes of a request; no answer of a questionnaire is longer."""


class _Take(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    session: str
    insist: str | None = None


class _Draw(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    session: str
    size: int


def application(desk: Desk, papers: Papers, *, token: str, port: int) -> Guard:
    """The page for one folder; ``token`` is the first part of every path."""
    pages = _Pages(desk, papers)
    routes = [
        Route("/", pages.index),
        Route("/api/start", pages.start),
        Route("/api/changes", pages.changes),
        Route("/api/reply/{reply}", pages.reply),
        Route("/api/json/{reply}", pages.corrected),
        Route("/api/paper/{reply}/{number:int}/{view}", pages.paper),
        Route("/api/page/{sha256}/{page:int}/{resolution:int}", pages.picture),
        Route("/api/printing/{reply}/{number:int}", pages.printing),
        Route("/api/log", pages.record, methods=["POST"]),
        Route("/api/undo", pages.undo, methods=["POST"]),
        Route("/api/redo", pages.redo, methods=["POST"]),
        Route("/api/sample", pages.sample, methods=["POST"]),
        Mount("/static", StaticFiles(directory=_HERE / "static")),
    ]
    handlers = dict.fromkeys((UsageError, msgspec.ValidationError, msgspec.DecodeError), _refused)
    return Guard(Starlette(routes=routes, exception_handlers=handlers), token=token, port=port)


class _Pages:
    """One method an address.  Plain functions run in threads, so a document being read never holds up a key press."""

    def __init__(self, desk: Desk, papers: Papers) -> None:
        self.desk = desk
        self.papers = papers
        self.environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(_HERE / "templates"), autoescape=True, undefined=jinja2.StrictUndefined,
        )

    def index(self, request: Request) -> Response:
        language = interface.choose(request.query_params.get("language"), request.headers.get("accept-language", ""))
        page = self.environment.get_template("index.html").render(
            language=language, words=interface.words(language), languages=interface.languages(), folder=self.desk.folder.root.name,
        )
        return Response(page, media_type="text/html")

    def start(self, request: Request) -> Response:
        return _json(self.desk.start(interface.choose(request.query_params.get("language"), "")))

    def changes(self, request: Request) -> Response:
        return _json(self.desk.changes(_known(request), request.query_params.get("session", "")))

    def reply(self, request: Request) -> Response:
        found = self.desk.reply(request.path_params["reply"])
        return _json(found) if found is not None else _missing()

    def corrected(self, request: Request) -> Response:
        found = self.desk.corrected(request.path_params["reply"])
        return _json(found) if found is not None else _missing()

    def paper(self, request: Request) -> Response:
        reply, number, view = (request.path_params[name] for name in ("reply", "number", "view"))
        if reply not in self.desk.folder.records or view not in ("text", "pages"):
            return _missing()
        self.desk.prefer(reply, number)
        return Response(self.papers.paper(reply, number, view), media_type="application/json")

    def printing(self, request: Request) -> Response:
        reply, number = request.path_params["reply"], request.path_params["number"]
        sources = self.desk.sources(reply) if reply in self.desk.folder.records else []
        if not 0 <= number < len(sources):
            return _missing()
        self.desk.prefer(reply, number)
        return _json({"pages": sources[number]["pages"]})

    def picture(self, request: Request) -> Response:
        sha256, page, resolution = (request.path_params[name] for name in ("sha256", "page", "resolution"))
        if resolution not in _RESOLUTIONS or not self.desk.knows(sha256):
            return _missing()
        picture = self.papers.picture(sha256, page, resolution)
        return Response(picture, media_type="image/jpeg") if picture is not None else _missing()

    async def record(self, request: Request) -> Response:
        change = msgspec.json.decode(await _body(request), type=changes.Change)
        return await _outcome(changes.record, self.desk, change, _known(request))

    async def undo(self, request: Request) -> Response:
        return await self._take_back(request, redo=False)

    async def redo(self, request: Request) -> Response:
        return await self._take_back(request, redo=True)

    async def _take_back(self, request: Request, *, redo: bool) -> Response:
        from functools import partial

        asked = msgspec.json.decode(await _body(request), type=_Take)
        return await _outcome(
            partial(changes.take_back, self.desk, redo=redo, identifier=asked.id, session=asked.session, insist=asked.insist,
                    known=_known(request)),
        )

    async def sample(self, request: Request) -> Response:
        asked = msgspec.json.decode(await _body(request), type=_Draw)
        if asked.size < 1:
            raise UsageError("a sample needs at least one answer")
        return await _outcome(changes.sample, self.desk, asked.id, asked.size)


async def _outcome(act: Any, *arguments: Any) -> Response:
    """Run what writes to the disk in a thread, and answer only when it has been written."""
    from starlette.concurrency import run_in_threadpool

    outcome = await run_in_threadpool(act, *arguments)
    return _json(outcome.body, outcome.status)


async def _body(request: Request) -> bytes:
    """A request's JSON; a form of another site cannot send this content type without being asked for permission first (CORS)."""
    if request.headers.get("content-type", "").split(";")[0] != "application/json":
        raise UsageError("send JSON")
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > _LARGEST_BODY:
            raise UsageError("too long")
    return bytes(body)


def _json(value: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status_code=status, media_type="application/json")


def _missing() -> Response:
    return _json({"message": "not found"}, 404)


def _refused(request: Request, error: Exception) -> Response:
    return _json({"message": str(error)}, 400)


def _known(request: Request) -> Known:
    version = request.query_params.get("version", "")
    return Known(request.query_params.get("run", ""), int(version) if version.isdecimal() else 0)
