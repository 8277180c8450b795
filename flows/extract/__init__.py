"""One `Article` → the rows it supports, each tied to the words that say so."""
