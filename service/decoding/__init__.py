"""Bytes become text: `decode()`. Pure, as the engine is; `order.py` says in which order the evidence counts."""

from service.decoding.order import Decoded, Encoding, Undecodable, decode

__all__ = ["Decoded", "Encoding", "Undecodable", "decode"]
