"""What a child process may use; beyond it the system refuses or ends it."""

MEMORY = 3 * 1024**3  # address space in bytes, code and models included
FILE_SIZE = 512 * 1024**2  # bytes of any one file
TIMEOUT_FACTOR = 10  # times its processor time by the clock, before a child that stands still is ended
START_SECONDS = 30  # more by the clock for a child that has still to start
IDLE_SECONDS = 60  # a worker that gets no more work leaves
WORKER_SECONDS = 600  # of processor time, after which a worker makes room for a fresh one
WORKER_SECONDS_AT_MOST = 3600  # of processor time of a worker or of anything it has started
ANSWER_TEXT = 64 * 1024**2  # bytes of JSON that are read of an answer
ANSWER_SIZE = 1024**3  # bytes of a whole answer
