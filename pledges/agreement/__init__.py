"""The yearly pledge of the whole cluster (giao ước thi đua): drafted, commented, signed, sealed."""
