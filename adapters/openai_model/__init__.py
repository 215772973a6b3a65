"""The Model port on OpenAI, and on every server that speaks its chat completions."""
