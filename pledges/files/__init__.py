"""Files that people attach: judged by their content, kept as rows, handed out for download only."""
