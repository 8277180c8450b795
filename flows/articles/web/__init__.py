"""Documents of the web → files: fetched with manners, and kept with what their servers say of them."""
