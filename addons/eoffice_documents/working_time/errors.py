from ..errors import EofficeError, _lt


class NoWorkingTime(EofficeError):
    """A time limit has no end in a calendar without hours."""

    code = "no_working_time"
    message = _lt(
        "The working calendar has no hours within a year, so no deadline can be counted. Enter the hours of the week "
        "in the working calendar and try again."
    )
