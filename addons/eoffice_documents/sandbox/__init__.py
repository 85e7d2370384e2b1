"""Programs and child processes that touch files nobody knows, with less than their user may. No Odoo."""
