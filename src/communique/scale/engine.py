"""Where readings are made: in this process, on all cores, or on a Ray cluster.

Reading one report is a pure function, so that every engine gives the same readings; only their order may differ,
and nothing after depends on it. Ray is an extra and is imported only when it is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from typing import Literal

from communique.errors import CommuniqueError
from communique.language.choice import OWN as OWN_CORE
from communique.language.choice import ready, using
from communique.model import Profile, Report
from communique.reading.readers import OWN, reader
from communique.scale.workers import Outcome, Workers, read_one

EngineName = Literal["serial", "processes", "ray"]

# Reports in flight for each worker: enough to keep it busy, few enough that an interrupt loses little.
_AHEAD = 4


def read_all(
    reports: Iterable[Report],
    profile: Profile,
    *,
    engine: EngineName = "serial",
    workers: int = 0,
    by: str = OWN,
    language: str = OWN_CORE,
) -> Iterator[Outcome]:
    """Read reports, yielding each with its reading, or with the error that stopped its reading.

    Args:
        reports: The reports; taken lazily.
        profile: The negotiation as the user describes it.
        engine: `serial`, `processes` or `ray`.
        workers: Number of workers, 0 for one a core.
        by: Name of the reader.
        language: The language core that it reads with: "own", or "spacy:NAME".

    Raises:
        CommuniqueError: If the engine, the reader or the language core is not installed.
    """
    reader(by)
    with using(language):
        ready()
    if engine == "serial":
        return (read_one(report, profile, by, language) for report in reports)
    if engine == "processes":
        return _on_processes(reports, profile, workers or os.cpu_count() or 1, by, language)
    return _on_ray(reports, profile, workers, by, language)


def _in_flight(
    reports: Iterable[Report], submit: Callable[[Report], Future[Outcome]], most: int
) -> Iterator[Outcome]:
    """Outcomes as they come; a future that fails yields its failure with its report."""
    pending: dict[Future[Outcome], Report] = {}
    for report in reports:
        pending[submit(report)] = report
        if len(pending) >= most:
            yield from _done(pending)
    while pending:
        yield from _done(pending)


def _done(pending: dict[Future[Outcome], Report]) -> Iterator[Outcome]:
    done, _ = wait(pending, return_when=FIRST_COMPLETED)
    for future in done:
        report, error = pending.pop(future), future.exception()
        yield future.result() if error is None else (report, _as_error(error))


def _as_error(error: BaseException) -> Exception:
    if isinstance(error, Exception):
        return error
    raise error


def _on_processes(
    reports: Iterable[Report], profile: Profile, workers: int, by: str, language: str
) -> Iterator[Outcome]:
    with Workers(workers) as pool:
        submit = lambda report: pool.submit(report, profile, by, language)  # noqa: E731
        for report, outcome in _in_flight(reports, submit, workers * _AHEAD):
            if isinstance(outcome, BrokenExecutor):
                yield pool.alone(report, profile, by, language)
            else:
                yield report, outcome


def _on_ray(
    reports: Iterable[Report], profile: Profile, workers: int, by: str, language: str
) -> Iterator[Outcome]:
    try:
        import ray
    except ImportError as error:
        raise CommuniqueError("Ray is not installed.", todo="pip install 'communique[ray]'.") from error
    if not ray.is_initialized():
        ray.init(num_cpus=workers or None, log_to_driver=False, include_dashboard=False)
    remote = ray.remote(read_one)
    held = ray.put(profile)
    yield from _in_flight(
        reports,
        lambda report: remote.remote(report, held, by, language).future(),
        _AHEAD * int(ray.cluster_resources().get("CPU", 1)),
    )
