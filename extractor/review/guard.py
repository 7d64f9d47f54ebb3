"""Who may speak to the page: this machine's own browser, with the token, from the page itself.

The token is the first part of every path, so there is no cookie that another local server could receive, nothing that a form of
another site could send along, and no request, of a picture or a script either, that works without it.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
"""Content Security Policy, level 3: nothing inline, nothing from elsewhere, and no string ever becomes markup (Trusted Types)."""

HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), browsing-topics=()"),
    (b"cache-control", b"no-store"),
)
"""Sent with every response; ``no-store`` because the documents are confidential and a browser's cache is a copy."""

_REFUSED = {403: b"Refused: this page answers only itself.", 404: b"Not found. Use the whole address that the program printed."}


class Guard:
    """ASGI middleware: requests that pass go on with the token taken off the path; all others end here."""

    def __init__(self, app: ASGIApp, *, token: str, port: int) -> None:
        self.app = app
        self.token = token
        self.hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse (403 for a stranger, 404 without the token) or pass on."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        given, _, rest = scope["path"].lstrip("/").partition("/")
        if not self._is_own(scope["method"], headers):
            await _refuse(send, 403)
        elif not secrets.compare_digest(given.encode(), self.token.encode()):
            await _refuse(send, 404)
        else:
            inside = dict(scope, path=f"/{rest}", raw_path=f"/{rest}".encode())
            await self.app(inside, receive, _with_headers(send))

    def _is_own(self, method: str, headers: dict[str, str]) -> bool:
        """Host against DNS rebinding; Origin and Sec-Fetch-Site (Fetch Metadata) against other sites and other local ports."""
        if headers.get("host") not in self.hosts:
            return False
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return False
        origin = headers.get("origin")
        if origin is None:
            return method in ("GET", "HEAD")
        return origin == f"http://{headers['host']}"


def _with_headers(send: Send) -> Send:
    async def decorated(message: Message) -> None:
        if message["type"] == "http.response.start":
            names = {name for name, _ in HEADERS}
            kept = [pair for pair in message.get("headers", ()) if pair[0].lower() not in names]
            message = {**message, "headers": [*kept, *HEADERS]}
        await send(message)

    return decorated


async def _refuse(send: Send, status: int) -> None:
    body = _REFUSED[status]
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode()), *HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
