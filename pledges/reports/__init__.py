"""Half-year and year-end reports of the units, and the review made of them (sơ kết, tổng kết)."""
