"""An encoder that keeps the vectors of texts it has seen, in memory and on disk.

On disk are the vectors of each sentence and the places of its words, under a digest of the
sentence and the encoder; never the text.
"""

import hashlib
import struct
from collections import OrderedDict
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from reader.core import Progress, Resource, part, silent
from reader.engine import Encoded, Encoder
from reader.store import BlobCache

_HEADER = struct.Struct("<3I")  # dimensions, dimensions of pieces, pieces
_AT_HAND = 2_000  # texts whose vectors stay in memory: about 20 kB each, 40 MB
_AT_ONCE = 100
_STAGE = "Reading for meaning"


class RememberingEncoder:
    """Look into memory, then into the cache if there is one, then ask `encoder`.

    Keeps the encoder's promises.
    """

    def __init__(self, encoder: Encoder, cache: BlobCache | None = None) -> None:
        self._encoder = encoder
        self._cache = cache
        self._at_hand: OrderedDict[str, Encoded] = OrderedDict()
        digests = "\n".join(resource.sha256 for resource in encoder.resources)
        self._seed = hashlib.sha256(digests.encode()).digest()

    @property
    def dimensions(self) -> int:
        """How many numbers the vector of a whole text has."""
        return self._encoder.dimensions

    @property
    def piece_dimensions(self) -> int:
        """How many numbers the vector of a word piece has."""
        return self._encoder.piece_dimensions

    @property
    def resources(self) -> tuple[Resource, ...]:
        """Name and digest of all that decides the vectors."""
        return self._encoder.resources

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> tuple[Encoded, ...]:
        """Give the vectors of each text, which depend on that text alone."""
        found = {text: self._at_hand[text] for text in texts if text in self._at_hand}
        asked = [text for text in dict.fromkeys(texts) if text not in found]
        found |= self._recalled(asked, progress)
        fresh = [text for text in asked if text not in found]
        done = 1 - len(fresh) / max(1, len(texts))
        codes = self._encoder.encode(fresh, part(progress, done, 1.0))
        self._keep(fresh, codes, progress)
        found |= zip(fresh, codes, strict=True)
        for text in texts:
            self._at_hand[text] = found[text]
            self._at_hand.move_to_end(text)
        while len(self._at_hand) > _AT_HAND:
            self._at_hand.popitem(last=False)
        return tuple(found[text] for text in texts)

    def _recalled(self, texts: Sequence[str], progress: Progress) -> dict[str, Encoded]:
        out: dict[str, Encoded] = {}
        if self._cache is None:
            return out
        for low in range(0, len(texts), _AT_ONCE):
            progress(0.0, _STAGE)
            keys = {self._key(text): text for text in texts[low : low + _AT_ONCE]}
            for key, data in self._cache.get(list(keys)).items():
                code = self._unpacked(data)
                if code is not None:
                    out[keys[key]] = code
        return out

    def _keep(self, texts: Sequence[str], codes: Sequence[Encoded], progress: Progress) -> None:
        if self._cache is None:
            return
        for low in range(0, len(texts), _AT_ONCE):
            progress(1.0, _STAGE)
            some = slice(low, low + _AT_ONCE)
            pairs = zip(texts[some], codes[some], strict=True)
            self._cache.put({self._key(text): _packed(code) for text, code in pairs})

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(self._seed + text.encode("utf-8", "surrogatepass")).digest()

    def _unpacked(self, data: bytes) -> Encoded | None:
        """Read what `_packed` wrote; None if it does not fit this encoder."""
        if len(data) < _HEADER.size:
            return None
        wide, narrow, count = _HEADER.unpack_from(data)
        ends = np.cumsum([_HEADER.size, 4 * wide, 4 * count, 2 * count * narrow]).tolist()
        if (wide, narrow, ends[-1]) != (self.dimensions, self.piece_dimensions, len(data)):
            return None
        whole, places, pieces = (data[low:high] for low, high in pairwise(ends))
        return Encoded(
            whole=np.frombuffer(whole, dtype="<f4"),
            places=tuple(np.frombuffer(places, dtype="<i4").tolist()),
            pieces=np.frombuffer(pieces, dtype="<f2").reshape(count, narrow),
        )


def _packed(code: Encoded) -> bytes:
    header = _HEADER.pack(len(code.whole), code.pieces.shape[1], len(code.places))
    places = np.array(code.places, dtype="<i4")
    whole, pieces = code.whole.astype("<f4"), code.pieces.astype("<f2")
    return header + whole.tobytes() + places.tobytes() + pieces.tobytes()
