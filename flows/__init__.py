"""pledgebook: what states promise UN peacekeeping, as data."""
