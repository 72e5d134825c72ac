"""What is signed: frozen bytes, places, signatures, verdicts, look-up."""
