"""The conversation with an OpenAI-compatible endpoint: one question a report, bounded in time, size and tries."""

from __future__ import annotations

import json
import os
import time
import urllib.request
from collections.abc import Mapping
from typing import Any

import msgspec

from communique.errors import CommuniqueError

_MOST_BYTES = 4 * 1024 * 1024
_PIECE = 64 * 1024
_PAUSES = (0, 1, 3)  # seconds before each try


class Endpoint(msgspec.Struct, frozen=True, kw_only=True):
    """Where to ask.

    Attributes:
        url: Base address, such as `http://localhost:8080/v1`.
        model: Name of the model.
        key: Bearer token; empty for servers without one.
        timeout: Seconds to wait for one answer, from the question to its last byte.
        pauses: Seconds to wait before each try; as many tries as there are pauses.
    """

    url: str
    model: str
    key: str = ""
    timeout: float = 120.0
    pauses: tuple[float, ...] = _PAUSES


def from_environment(environment: Mapping[str, str] = os.environ) -> Endpoint:
    """The endpoint that `COMMUNIQUE_ENDPOINT`, `COMMUNIQUE_MODEL` and `COMMUNIQUE_KEY` name.

    Raises:
        CommuniqueError: If no endpoint is named, or its address is not HTTP.
    """
    url = environment.get("COMMUNIQUE_ENDPOINT", "")
    if not url.startswith(("http://", "https://")):
        raise CommuniqueError(
            "The remote reader has no endpoint.",
            where="COMMUNIQUE_ENDPOINT",
            todo="Set it to an OpenAI-compatible address, such as http://localhost:8080/v1.",
        )
    return Endpoint(
        url=url.rstrip("/"),
        model=environment.get("COMMUNIQUE_MODEL", "default"),
        key=environment.get("COMMUNIQUE_KEY", ""),
    )


def ask(endpoint: Endpoint, instruction: str, text: str) -> dict[str, Any]:
    """The endpoint's answer to one question, as a JSON object.

    Raises:
        CommuniqueError: If no try brought a JSON object; says what the last one brought instead.
    """
    body = json.dumps(
        {
            "model": endpoint.model,
            "temperature": 0,
            "seed": 0,
            "response_format": {"type": "json_object"},
            "messages": [{"role": "system", "content": instruction}, {"role": "user", "content": text}],
        }
    ).encode()
    fault = ""
    for pause in endpoint.pauses:
        if pause:
            time.sleep(pause)
        try:
            return _object(_post(endpoint, body))
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            fault = f"{type(error).__name__}: {error}"
    raise CommuniqueError(
        f"The endpoint gave no usable answer ({fault}).",
        where=endpoint.url,
        todo="Check the server; the report can be read again.",
    )


def _post(endpoint: Endpoint, body: bytes) -> bytes:
    headers = {"Content-Type": "application/json"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    request = urllib.request.Request(f"{endpoint.url}/chat/completions", body, headers)
    latest = time.monotonic() + endpoint.timeout
    data = bytearray()
    with _OPENER.open(request, timeout=endpoint.timeout) as answer:
        # A server that drips a byte at a time never times out by itself: all of the answer has one deadline.
        while piece := answer.read1(_PIECE):
            data += piece
            if len(data) > _MOST_BYTES:
                raise ValueError("the answer is over 4 MB")
            if time.monotonic() > latest:
                raise TimeoutError("timed out while the answer came in")
    return bytes(data)


class _StayHere(urllib.request.HTTPRedirectHandler):
    """Follows no redirection: the report and the key go to the server that the user named, and to no other."""

    def redirect_request(self, *arguments: Any, **more: Any) -> None:
        """None, by which the redirection is an error with its status."""
        return


_OPENER = urllib.request.build_opener(_StayHere)


def _object(data: bytes) -> dict[str, Any]:
    content = json.loads(data)["choices"][0]["message"]["content"]
    # Servers that know no JSON mode wrap the object in prose or a code fence.
    first, last = content.find("{"), content.rfind("}")
    if first < 0 or last < first:
        raise ValueError("no JSON object in the answer")
    found = json.loads(content[first : last + 1])
    if not isinstance(found, dict):
        raise TypeError("the answer is not a JSON object")
    return found
