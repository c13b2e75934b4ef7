"""The kernel: a pipeline of named relations in embedded DuckDB, one module a stage.

`event → matched → valued → chosen → scored → followed` (docs/semantics.md); a stage is a function from a
relation and the plan to a relation. The rules are data: tables of the plan, joined to the events. Only
conditions become generated predicates, built of typed expressions.
"""
