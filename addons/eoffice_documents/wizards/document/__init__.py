from . import eoffice_loan_wizard
