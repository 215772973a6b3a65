"""What the engine needs from outside, as Protocols with few methods each."""
