"""The tests; `checking.py` proves what every answer promises, `case_files.py` reads the cases."""
