"""Why a Word file cannot be used: one sentence for people and one stable code a cause."""

from ..errors import EofficeError, _lt


class LetterError(EofficeError):
    """A Word file or a template that cannot be used. Subclasses are the causes."""

    code = "unusable"
    message = _lt("This Word file cannot be used.")


class NotWord(LetterError):
    code = "not_word"
    message = _lt("This is not a Word file (.docx). Open it in Word and save it as «Word Document (*.docx)».")


class TooLarge(LetterError):
    code = "too_large"
    message = _lt(
        "The Word file unpacks to more than %(limit)s MB or %(parts)s parts. Take large pictures out and try again."
    )


class TooLong(LetterError):
    code = "too_long"
    message = _lt("The Word file has more than %(limit)s pieces of text, more than any letter. It was not checked.")


class Damaged(LetterError):
    code = "damaged"
    message = _lt("The Word file is damaged. Open it in Word, save it again and send that.")


class HostileXml(LetterError):
    code = "hostile_xml"
    message = _lt("The Word file declares XML entities, which Word never does. It was not opened.")


class Macros(LetterError):
    code = "macros"
    message = _lt("The Word file holds macros or embedded programs (%(part)s). Save it as .docx without them.")


class OutsideLink(LetterError):
    code = "outside_link"
    message = _lt("The Word file fetches something from elsewhere (%(target)s). Put it into the file or take it out.")


class FieldCode(LetterError):
    code = "field_code"
    message = _lt("The Word file holds a field that is not allowed in a template: %(field)s. Take it out.")


class UnknownPlaceholder(LetterError):
    code = "unknown_placeholder"
    message = _lt(
        "The template asks for %(names)s, which nothing fills in. The guide lists the placeholders there are."
    )


class ForbiddenExpression(LetterError):
    code = "forbidden_expression"
    message = _lt("«%(expression)s» is not allowed in a template: only placeholders, if, for and a few filters are.")


class TemplateMistake(LetterError):
    code = "template_mistake"
    message = _lt("A {{ … }} or {%% … %%} of the template is not complete: %(reason)s.")


CAUSES = LetterError.causes()
