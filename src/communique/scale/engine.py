"""Where readings are made: in this process, on all cores, or on a Ray cluster.

Reading one report is a pure function, so that every engine gives the same readings; only their order may differ,
and nothing after depends on it. Ray is an extra and is imported only when it is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from multiprocessing import get_context
from typing import Literal

from communique.errors import CommuniqueError
from communique.model import Profile, Reading, Report
from communique.reading.readers import OWN, reader

EngineName = Literal["serial", "processes", "ray"]
Outcome = tuple[Report, Reading | Exception]

# Reports in flight for each worker: enough to keep it busy, few enough that an interrupt loses little.
_AHEAD = 4


def read_all(
    reports: Iterable[Report],
    profile: Profile,
    *,
    engine: EngineName = "serial",
    workers: int = 0,
    by: str = OWN,
) -> Iterator[Outcome]:
    """Read reports, yielding each with its reading, or with the error that stopped its reading.

    Args:
        reports: The reports; taken lazily.
        profile: The negotiation as the user describes it.
        engine: `serial`, `processes` or `ray`.
        workers: Number of workers, 0 for one a core.
        by: Name of the reader.

    Raises:
        CommuniqueError: If the engine or the reader is not installed.
    """
    reader(by)
    if engine == "serial":
        return (_read_one(report, profile, by) for report in reports)
    if engine == "processes":
        return _on_processes(reports, profile, workers or os.cpu_count() or 1, by)
    return _on_ray(reports, profile, workers, by)


def _read_one(report: Report, profile: Profile, by: str) -> Outcome:
    try:
        return report, reader(by)(report, profile)
    except Exception as error:
        # One report that breaks the reader must not lose the others: it is named and passed over.
        return report, error


def _in_flight(
    reports: Iterable[Report], submit: Callable[[Report], Future[Outcome]], most: int
) -> Iterator[Outcome]:
    pending: set[Future[Outcome]] = set()
    for report in reports:
        pending.add(submit(report))
        if len(pending) >= most:
            done, pending = wait(pending, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)
    while pending:
        done, pending = wait(pending, return_when=FIRST_COMPLETED)
        yield from (future.result() for future in done)


def _on_processes(reports: Iterable[Report], profile: Profile, workers: int, by: str) -> Iterator[Outcome]:
    # Spawned, not forked: a fork would copy the runtime's threads in an unknown state.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        try:
            yield from _in_flight(
                reports, lambda report: pool.submit(_read_one, report, profile, by), workers * _AHEAD
            )
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _on_ray(reports: Iterable[Report], profile: Profile, workers: int, by: str) -> Iterator[Outcome]:
    try:
        import ray
    except ImportError as error:
        raise CommuniqueError("Ray is not installed.", todo="pip install 'communique[ray]'.") from error
    if not ray.is_initialized():
        ray.init(num_cpus=workers or None, log_to_driver=False, include_dashboard=False)
    remote = ray.remote(_read_one)
    held = ray.put(profile)
    yield from _in_flight(
        reports,
        lambda report: remote.remote(report, held, by).future(),
        _AHEAD * int(ray.cluster_resources().get("CPU", 1)),
    )
