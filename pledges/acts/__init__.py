"""Acts that touch several nouns. The pages, the commands and the tests all go through them."""
