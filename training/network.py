"""The network: a small BERT encoder that also sees capitals and layout, and a head for each task.

Encoder: MiniLM (Wang et al. 2020), six layers of 384. Trees: biaffine arcs and labels (Dozat & Manning
2017). Everything else is one linear layer on the word's vector. The code is written out, without a library
of models, because the exported graph (`training.graph`) must compute the same, operation by operation.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from communique.language.layout import CASES, LAYOUTS

from .labels import CONVENTIONS, TIME_CONVENTIONS, Labels

WIDTH, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
ARC, REL, CASE = 256, 64, 32
_LEAST = 1e-12


@dataclass(frozen=True)
class Shape:
    """How large a network is.

    Attributes:
        layers: Which of MiniLM's layers it has.
        swift: Whether it is made for integers: rectified units, norms without means, and labels of arcs by one hidden
            layer. Else GELU and norms as MiniLM has them, and bilinear labels.
    """

    layers: tuple[int, ...] = tuple(range(LAYERS))
    swift: bool = False

    @property
    def labelling(self) -> int:
        """Units of a word as dependent, or as head, from which labels are scored."""
        return LABELLING if self.swift else REL


LABELLING = 256
FULL, SWIFT = Shape(), Shape(swift=True)


@dataclass(frozen=True)
class Batch:
    """Windows padded to tensors: B windows of at most L subwords, N words in all, W at most in a window.

    `first`, `last`: positions (flat, in B x L) of each word's outer subwords, [N]. `place`: [B, W] number of
    the word, N where there is none.
    """

    ids: Tensor
    looks: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    cases: Tensor
    place: Tensor
    sentences: Tensor
    heads: Tensor
    targets: dict[str, Tensor]
    names_from: Tensor
    times_from: Tensor


class Unit(nn.Module):
    """What follows a product: GELU, a rectifier, or while one is taught from the other something between."""

    def __init__(self, bent: float) -> None:
        super().__init__()
        self.bent = bent

    def forward(self, x: Tensor) -> Tensor:
        if self.bent <= 0:
            return functional.gelu(x)
        if self.bent >= 1:
            return functional.relu(x)
        return torch.lerp(functional.gelu(x), functional.relu(x), self.bent)


class Norm(nn.Module):
    """A norm that forgets the mean as far as the unit is bent: LayerNorm (Ba et al. 2016) to RMSNorm (Zhang & Sennrich 2019)."""

    def __init__(self, unit: Unit) -> None:
        super().__init__()
        self.unit = unit
        self.weight, self.bias = nn.Parameter(torch.ones(WIDTH)), nn.Parameter(torch.zeros(WIDTH))

    def forward(self, x: Tensor) -> Tensor:
        if self.unit.bent <= 0:
            return functional.layer_norm(x, (WIDTH,), self.weight, self.bias, _LEAST)
        if self.unit.bent < 1:
            x = x - (1 - self.unit.bent) * x.mean(-1, keepdim=True)
        return functional.rms_norm(x, (WIDTH,), self.weight, _LEAST) + self.bias


class Layer(nn.Module):
    """One transformer layer, normalised after each part as BERT does."""

    def __init__(self, unit: Unit) -> None:
        super().__init__()
        self.unit = unit
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = Norm(unit)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = Norm(unit)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, length, _ = x.shape
        q, k, v = self.qkv(x).view(b, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        # Written out: on a CPU the backward pass of the fused attention is several times slower.
        weights = (q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + mask).softmax(-1).to(v.dtype)
        seen = (weights @ v).transpose(1, 2).reshape(b, length, WIDTH)
        x = self.norm1(x + self.out(seen))
        return self.norm2(x + self.drop(self.down(self.unit(self.up(x)))))


def _perceptron(width: int, unit: Unit) -> nn.Sequential:
    return nn.Sequential(nn.Linear(WIDTH, width), unit, nn.Dropout(0.25))


class Network(nn.Module):
    """Encoder and heads; `forward` gives word vectors, `loss` what to learn from."""

    def __init__(self, labels: Labels, shape: Shape = FULL) -> None:
        super().__init__()
        self.shape = shape
        self.unit = Unit(float(shape.swift))
        self.half = False
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.looks = nn.Embedding(1 + CASES * LAYOUTS, WIDTH)
        self.norm = Norm(self.unit)
        self.layers = nn.ModuleList(Layer(self.unit) for _ in shape.layers)
        self.cases = nn.Embedding(CASES, CASE)
        self.mix = nn.Linear(2 * WIDTH + CASE, WIDTH)
        self.drop = nn.Dropout(0.2)
        self.heads = nn.ModuleDict(
            {
                "upos": nn.Linear(WIDTH, len(labels.upos)),
                "feats": nn.Linear(WIDTH, len(labels.feats)),
                "edits": nn.Linear(WIDTH, len(labels.edits)),
                "starts": nn.Linear(WIDTH, 2),
                "names": nn.Linear(WIDTH, len(labels.names)),
                "times": nn.Linear(WIDTH, len(labels.times)),
            }
        )
        # What is peculiar to a set's conventions is learned beside what all share.
        self.names_of = nn.Parameter(torch.zeros(len(CONVENTIONS), len(labels.names), WIDTH + 1))
        self.times_of = nn.Parameter(torch.zeros(len(TIME_CONVENTIONS), len(labels.times), WIDTH + 1))
        self.arc_dep, self.arc_head = _perceptron(ARC, self.unit), _perceptron(ARC, self.unit)
        self.arc = nn.Parameter(torch.zeros(ARC, ARC))
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        if shape.swift:
            self.label_dep, self.label_head = nn.Linear(WIDTH, LABELLING), nn.Linear(WIDTH, LABELLING)
            self.label = nn.Linear(LABELLING, len(labels.deprels))
        else:
            self.rel_dep, self.rel_head = _perceptron(REL, self.unit), _perceptron(REL, self.unit)
            self.rel = nn.Parameter(torch.zeros(len(labels.deprels), REL + 1, REL + 1))
        self.root = nn.Parameter(torch.zeros(WIDTH))
        nn.init.zeros_(self.looks.weight)

    def forward(self, batch: Batch) -> Tensor:
        """Word vectors [N, WIDTH]."""
        flat = self.subwords(batch)
        return self.mixed(flat, batch)

    def subwords(self, batch: Batch) -> Tensor:
        """The encoder's last states, [B * L, WIDTH]."""
        on_cpu = batch.ids.device.type == "cpu"
        with torch.autocast("cpu" if on_cpu else "cuda", torch.bfloat16, enabled=self.training or self.half):
            length = batch.ids.shape[1]
            x = self.words(batch.ids) + self.positions.weight[:length] + self.looks(batch.looks)
            x = functional.dropout(self.norm(x), 0.1, self.training)
            unseen = torch.zeros(batch.mask.shape, device=x.device).masked_fill(~batch.mask, -1e4)
            for layer in self.layers:
                x = layer(x, unseen[:, None, None, :])
        return x.reshape(-1, WIDTH).float()

    def mixed(self, flat: Tensor, batch: Batch) -> Tensor:
        """Word vectors [N, WIDTH] from the encoder's states."""
        joined = torch.cat([flat[batch.first], flat[batch.last], self.cases(batch.cases)], -1)
        return self.drop(self.unit(self.mix(joined)))

    def arcs(self, x: Tensor, batch: Batch) -> Tensor:
        """Arc scores [B, W, 1 + W]: each word of a window against the root and every word."""
        queries = _laid(self.arc_dep(x) @ self.arc, batch.place)
        keys = self.arc_head(torch.cat([x, self.root[None]]))
        padded = _laid(keys[:-1], batch.place)
        keys = torch.cat([keys[-1].expand(len(padded), 1, -1), padded], 1)
        return queries @ keys.transpose(1, 2) + (keys @ self.arc_bias)[:, None]

    def relations(self, x: Tensor, heads: Tensor) -> Tensor:
        """Label scores [N, labels] of each word under the given head; `heads` counts words of the batch, N the root."""
        return self.relations_of(x, torch.arange(len(x), device=x.device), heads)

    def relations_of(self, x: Tensor, rows: Tensor, heads: Tensor) -> Tensor:
        """The same for the given words alone."""
        with_root = torch.cat([x, self.root[None]])
        if self.shape.swift:
            scores: Tensor = self.label(
                functional.relu(self.label_dep(x)[rows] + self.label_head(with_root)[heads])
            )
            return scores
        dependents = functional.pad(self.rel_dep(x[rows]), (0, 1), value=1.0)
        above = functional.pad(self.rel_head(with_root), (0, 1), value=1.0)[heads]
        width = REL + 1
        half = (dependents @ self.rel.permute(1, 0, 2).reshape(width, -1)).view(len(rows), -1, width)
        return (half * above[:, None]).sum(-1)


def _laid(x: Tensor, place: Tensor) -> Tensor:
    return functional.pad(x, (0, 0, 0, 1))[place]


def tag_scores(network: Network, x: Tensor, task: str, origin: Tensor | None) -> Tensor:
    """Scores of a tag head [N, classes], with the part peculiar to each word's set where it has one."""
    scores: Tensor = network.heads[task](x)
    if origin is None:
        return scores
    own = network.names_of if task == "names" else network.times_of
    ones = functional.pad(x, (0, 1), value=1.0)
    for number in range(len(own)):
        of_set = (origin == number).nonzero()[:, 0]
        if len(of_set):
            scores = scores.index_add(0, of_set, ones[of_set] @ own[number].T)
    return scores


def loss_of(network: Network, batch: Batch, within_sentence: bool) -> dict[str, Tensor]:
    """The losses of a batch, each a mean over all its words.

    Args:
        network: In training mode.
        batch: With targets.
        within_sentence: Whether heads are sought among the words of the sentence only, as at run time.
    """
    return losses_from(network, network(batch), batch, within_sentence)


def losses_from(network: Network, x: Tensor, batch: Batch, within_sentence: bool) -> dict[str, Tensor]:
    """The same from word vectors."""
    count = max(1, len(x))
    losses = {}
    for task in ("upos", "feats", "edits", "starts", "names", "times"):
        origin = {"names": batch.names_from, "times": batch.times_from}.get(task)
        scores = tag_scores(network, x, task, origin)
        losses[task] = functional.cross_entropy(scores, batch.targets[task], reduction="sum") / count
    there = batch.place < len(x)
    allowed = functional.pad(there[:, None, :].expand(-1, there.shape[1], -1), (1, 0), value=True)
    if within_sentence:
        numbers = functional.pad(batch.sentences, (0, 1), value=-1)[batch.place]
        allowed = allowed & functional.pad(numbers[:, :, None] == numbers[:, None, :], (1, 0), value=True)
    arcs = network.arcs(x, batch).masked_fill(~allowed, -1e4)
    heads = functional.pad(batch.heads, (0, 1), value=-100)[batch.place]
    losses["arcs"] = functional.cross_entropy(arcs[there], heads[there], reduction="sum") / count
    rows = (batch.heads >= 0).nonzero()[:, 0]
    if len(rows):
        # From a head's place in its window to its place in the batch.
        window = there.nonzero()[:, 0][rows]
        inside = batch.place[window, (batch.heads[rows] - 1).clamp(min=0)]
        above = torch.where(batch.heads[rows] > 0, inside, torch.full_like(inside, len(x)))
        scores = network.relations_of(x, rows, above)
        losses["deprels"] = (
            functional.cross_entropy(scores, batch.targets["deprels"][rows], reduction="sum") / count
        )
    return losses
