"""The training loop: epochs of batches, a checkpoint after each epoch."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import torch
from torch import Tensor

from .network import Batch, Network, loss_of
from .sentence import Sentence
from .windows import Coder, Ints, Window, batches, epoch_windows

Learn = Callable[[Network, Batch, bool, int], dict[str, Tensor]]

WEIGHTS = {"edits": 0.5, "feats": 0.7, "times": 0.7}


@dataclass(frozen=True)
class Plan:
    """How long and how fast to learn.

    Rates are of AdamW; `subwords` is the padded size of a batch; `names` and `drawn_names` weigh the losses of names.
    """

    epochs: int = 10
    subwords: int = 3000
    encoder_rate: float = 2e-4
    heads_rate: float = 1e-3
    warm_up: int = 200
    seed: int = 17
    limit: int = 0
    names: float = 1.5
    drawn_names: float = 2.0


def batch_of(windows: list[Window], device: torch.device) -> Batch:
    """Windows padded and put on a device."""
    length = max(len(window.ids) for window in windows)
    most = max(len(window.first) for window in windows)
    ids = np.zeros((len(windows), length), np.int64)
    looks, mask = np.zeros_like(ids), np.zeros(ids.shape, bool)
    count = sum(len(window.first) for window in windows)
    place = np.full((len(windows), most), count)
    number = 0
    for row, window in enumerate(windows):
        ids[row, : len(window.ids)] = window.ids
        looks[row, : len(window.looks)] = window.looks
        mask[row, : len(window.ids)] = True
        place[row, : len(window.first)] = np.arange(number, number + len(window.first))
        number += len(window.first)

    def joined(name: str, shift: bool = False) -> Tensor:
        parts = [getattr(w, name) + (row * length if shift else 0) for row, w in enumerate(windows)]
        return torch.from_numpy(np.concatenate(parts)).to(device)

    def targets(task: str) -> Tensor:
        columns: list[Ints] = [window.targets[task] for window in windows]
        return torch.from_numpy(np.concatenate(columns)).to(device)

    return Batch(
        ids=torch.from_numpy(ids).to(device),
        looks=torch.from_numpy(looks).to(device),
        mask=torch.from_numpy(mask).to(device),
        first=joined("first", shift=True),
        last=joined("last", shift=True),
        cases=joined("cases"),
        place=torch.from_numpy(place).to(device),
        sentences=joined("sentences"),
        heads=joined("heads"),
        targets={task: targets(task) for task in windows[0].targets},
        names_from=joined("names_from"),
        times_from=joined("times_from"),
    )


def from_gold(network: Network, batch: Batch, within_sentence: bool, step: int) -> dict[str, Tensor]:
    """The losses against gold labels alone, the same at every step."""
    return loss_of(network, batch, within_sentence)


def train(
    network: Network,
    sentences: list[Sentence],
    coder: Coder,
    plan: Plan,
    folder: Path,
    learn: Learn = from_gold,
) -> float:
    """Train to the end of the plan, from the last checkpoint if the folder has one.

    Args:
        network: With the encoder to start from.
        sentences: Training sentences in document order.
        coder: Makes numbers of them.
        plan: How long and how fast.
        folder: Where checkpoints go: `checkpoint.pt`.
        learn: The losses of a batch, each to be weighted by WEIGHTS: by default those against gold labels.

    Returns:
        Seconds of wall time over all sessions.
    """
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network.to(device)
    steps = len(batches(epoch_windows(sentences, coder, plan.seed), plan.subwords, 0)) * plan.epochs
    steps = min(steps, plan.limit) if plan.limit else steps
    optimizer = torch.optim.AdamW(_groups(network, plan), weight_decay=0.01, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / plan.warm_up) * max(0.0, 1 - step / (steps + 10)) ** 0.8
    )
    step, epoch, spent = _resume(folder, network, optimizer, schedule)
    began = time.monotonic() - spent
    weights = WEIGHTS | {"names": plan.names, "drawn.names": plan.drawn_names}
    while step < steps:
        torch.manual_seed(plan.seed + epoch)
        random = Random(plan.seed + epoch)
        windows = epoch_windows(sentences, coder, plan.seed + epoch)
        sums: dict[str, float] = defaultdict(float)
        network.train()
        for number, chosen in enumerate(batches(windows, plan.subwords, plan.seed + epoch)):
            losses = learn(network, batch_of(chosen, device), random.random() < 0.6, step)
            total = torch.stack([loss * weights.get(task, 1.0) for task, loss in losses.items()]).sum()
            optimizer.zero_grad()
            total.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            for task, loss in losses.items():
                sums[task] += float(loss.detach())
            if step % 50 == 0:
                means = " ".join(f"{task} {value / (number + 1):.3f}" for task, value in sums.items())
                print(
                    f"epoch {epoch} step {step}/{steps} {time.monotonic() - began:.0f}s {means}", flush=True
                )
            if step >= steps:
                break
        epoch += 1
        spent = time.monotonic() - began
        _save(folder, network, optimizer, schedule, step, epoch, spent)
    return spent


def _groups(network: Network, plan: Plan) -> list[dict[str, object]]:
    encoder = ("words.", "positions.", "norm.", "layers.")
    slow = [p for name, p in network.named_parameters() if name.startswith(encoder)]
    fast = [p for name, p in network.named_parameters() if not name.startswith(encoder)]
    return [{"params": slow, "lr": plan.encoder_rate}, {"params": fast, "lr": plan.heads_rate}]


def _save(
    folder: Path,
    network: Network,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LambdaLR,
    step: int,
    epoch: int,
    spent: float,
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    state = {
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(),
        "at": (step, epoch, spent),
    }
    torch.save(state, folder / "checkpoint.tmp")
    (folder / "checkpoint.tmp").replace(folder / "checkpoint.pt")


def _resume(
    folder: Path,
    network: Network,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LambdaLR,
) -> tuple[int, int, float]:
    path = folder / "checkpoint.pt"
    if not path.exists():
        return 0, 0, 0.0
    state = torch.load(path, weights_only=True)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    step, epoch, spent = state["at"]
    print(f"resumed at step {step}, epoch {epoch}", flush=True)
    return step, epoch, spent
