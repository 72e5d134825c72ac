"""Electronic signatures: PDF bytes in, PDF bytes out. Knows no model, no request and no settings."""
