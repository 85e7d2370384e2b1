from . import maintenance_equipment
from . import eoffice_equipment_purchase
from . import eoffice_document_purchase
