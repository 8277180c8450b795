"""What earlier runs have read already: a Parquet store beside the output (`docs/state.md`)."""
