"""A letter from a template and values."""

import zipfile
from io import BytesIO

from docxtpl import DocxTemplate
from jinja2.exceptions import TemplateError, TemplateSyntaxError
from lxml import etree

from .errors import Damaged, TemplateMistake, TooLarge
from .expressions import LetterEnvironment, explain
from .fields import FIELDS, example_values
from .finishing import finish
from .opening import PARTS, read_parts, refuse_programs

TEMPLATE_MEGABYTES = 5


def render(template: bytes, values: dict) -> bytes:
    """The Word letter that `template` (docx) makes of `values`.

    :param values: what `fields.FIELDS` names; what is missing stays empty
    :raises LetterError: the template is no Word file, runs or fetches something, or asks for what there is not
    """
    _check_file(template)
    letter = DocxTemplate(BytesIO(template))
    empty = {name: [] if isinstance(example, list) else "" for name, example in FIELDS.items()}
    try:
        letter.render({**empty, **values}, LetterEnvironment(), autoescape=True)
    except TemplateSyntaxError as error:
        raise explain(error) from error
    except TemplateError as error:
        raise TemplateMistake(reason=str(error)) from error
    except (etree.XMLSyntaxError, KeyError, ValueError, AttributeError) as error:
        raise Damaged from error
    finish(letter.docx)
    result = BytesIO()
    letter.docx.save(result)
    return result.getvalue()


def check_template(template: bytes):
    """Raises the LetterError that `template` would meet when a letter is made of it."""
    render(template, example_values())


def _check_file(template):
    if len(template) > TEMPLATE_MEGABYTES << 20:
        raise TooLarge(limit=TEMPLATE_MEGABYTES, parts=PARTS)
    parts = read_parts(template)
    with zipfile.ZipFile(BytesIO(template)) as package:
        refuse_programs(parts, package.namelist())
