"""What a worker does, wherever it runs: it trains or looks, answers orders and keeps what was learned."""
