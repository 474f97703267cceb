"""Passwords as what cannot be turned back: scrypt of the standard library, each with its own salt and cost written beside.

Cost after the OWASP password storage cheat sheet (N = 2**15, r = 8, p = 3: 32 MiB and about a quarter of a second).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading

from communique.errors import CommuniqueError

LEAST, MOST = 12, 256
_N, _R, _P = 2**15, 8, 3
# Each check takes 32 MiB: many at once would be a way to bring the machine down.
_AT_ONCE = threading.Semaphore(2)


def hashed(password: str) -> str:
    """A password's hash with its parameters and salt: `scrypt$N$r$p$salt$hash`, hexadecimal.

    Raises:
        CommuniqueError: If the password is too short or too long.
    """
    if not LEAST <= len(password) <= MOST:
        raise CommuniqueError(
            f"A password has {LEAST} to {MOST} characters.", todo="Take a sentence that only you know."
        )
    salt = secrets.token_bytes(16)
    return f"scrypt${_N}${_R}${_P}${salt.hex()}${_derived(password, salt, _N, _R, _P).hex()}"


def fits(password: str, kept: str) -> bool:
    """Whether a password is the one that was hashed; takes the same time for any wrong one."""
    _, n, r, p, salt, digest = kept.split("$")
    found = _derived(password[:MOST], bytes.fromhex(salt), int(n), int(r), int(p))
    return hmac.compare_digest(found, bytes.fromhex(digest))


def _derived(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    with _AT_ONCE:
        text = password.encode("utf-8", "surrogatepass")
        return hashlib.scrypt(text, salt=salt, n=n, r=r, p=p, maxmem=256 * n * r, dklen=32)
