"""One line that says how far a long work is."""

import shutil
import sys
import time


class Progress:
    """One line that moves on a terminal; a line now and then elsewhere."""

    def __init__(self, title, stream=None):
        self.title = title
        self.stream = stream or sys.stdout
        self.terminal = self.stream.isatty()
        self.last = time.monotonic() if not self.terminal else 0.0

    def show(self, text):
        now = time.monotonic()
        if now - self.last >= (0.2 if self.terminal else 60):
            self.last = now
            width = shutil.get_terminal_size().columns - 1
            line = f"   {self.title}: {text}"
            print(f"\r\x1b[K{line[:width]}" if self.terminal else line, end="" if self.terminal else "\n", flush=True,
                  file=self.stream)

    def clear(self):
        if self.terminal:
            print("\r\x1b[K", end="", flush=True, file=self.stream)
