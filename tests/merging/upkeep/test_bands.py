"""The bands of a signature as keys of the ledger: short, and the same whenever they are written."""

from __future__ import annotations

import base64

import numpy as np

from communique.merging.upkeep.bands import Print, band_rows
from communique.page.duplicates import SIGNATURE, band_keys

SOME = np.random.default_rng(1).integers(0, 2**32, SIGNATURE, dtype=np.uint32)


def test_a_band_is_its_number_and_its_hash_in_base_85() -> None:
    report = Print((736000, 735999, 2, "r"), SOME.tobytes())
    hashes = band_keys(report.table)[0].tolist()
    keys = [
        f"{at:02}" + base64.b85encode(each.to_bytes(8, "little")).decode() for at, each in enumerate(hashes)
    ]
    assert list(band_rows([report])) == [(key, "007360000073599902r", b"") for key in keys]


def test_a_text_too_short_for_a_signature_has_no_bands() -> None:
    assert not list(band_rows([Print((1, 1, 0, "r"), b"")]))
