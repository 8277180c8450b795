"""Facts → a checked, versioned data package."""
