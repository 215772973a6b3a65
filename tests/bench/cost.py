"""What an interview costs at a language model: calls, tokens, and the share that a cache serves."""

from tests.bench.figures import Figure, Wish
from tests.bench.llm import recorded, sent, served, tokens


async def figures(wish: Wish) -> list[Figure]:
    """All figures of this part; they are counted, not timed, and the same every time."""
    made: list[Figure] = []
    for questions in (5,) if wish.quick else (5, 20):
        interview, recorder = await recorded(questions)
        texts = [sent(request) for request, _ in recorder.kept]
        each, hit = [tokens(text) for text in texts], list(served(texts))
        written = sum(tokens(reply) for _, reply in recorder.kept)
        name = f"llm_{questions}_questions"
        goal = questions + 1.0
        made += [
            Figure(f"{name}_calls", float(len(interview.calls)), "calls", goal),
            Figure(
                f"{name}_input_tokens", float(sum(each)), "tokens", note="a quarter of the text"
            ),
            Figure(
                f"{name}_output_tokens", float(written), "tokens", note="the built-in's replies"
            ),
            Figure(f"{name}_cached_percent", 100 * sum(hit) / sum(each), "%"),
            Figure(f"{name}_summary_cached_percent", 100 * hit[-1] / each[-1], "%"),
        ]
    return made
