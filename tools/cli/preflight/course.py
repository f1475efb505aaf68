"""A run of the tests that is asked for over a WebSocket, until it is over."""

import json
import time

from board import sites_of
from bridge import NO_ANSWER, REFUSED, Ended, LineLost, refusal
from matrix import part

REQUEST = 1  # the number of the only message that is answered


class Course:
    """A run that was asked for: when it is over. Time comes in, in seconds."""

    BEGIN_SECONDS = 15  # after which a run that nobody began is over
    WHOLE_SECONDS = 300  # who holds the floor is not tested before it is given back

    def __init__(self, site, now):
        """`site`: the one that is tested; empty: all."""
        self.site, self.asked = site, now
        self.board = self.before = None
        self.accepted = self.begun = False

    def wanted(self, board):
        return [site for site in sites_of(board) if not self.site or site.get("site") == self.site]

    def take(self, told):
        """The board, or what changed of it. What was told before the run was accepted is what it is compared with."""
        if told.get("whole") is False and self.board is not None:
            changed = {str(site.get("site")): site for site in sites_of(told)}
            told = {"sites": [changed.get(str(site.get("site")), site) for site in sites_of(self.board)]}
        self.board = told
        tested = [(site.get("site"), site.get("at")) for site in self.wanted(told)]
        if self.before is None:
            self.before = tested
        self.begun |= self.is_busy() or tested != self.before

    def is_busy(self):
        return any(site.get("state") in ("waiting", "running") for site in self.wanted(self.board))

    def progress(self):
        """(how many are tested, of how many)."""
        sites = self.wanted(self.board)
        return sum(site.get("state") == "done" for site in sites), len(sites)

    def is_over(self, now):
        if not self.accepted:
            return False
        return self.begun and not self.is_busy() or not self.begun and now - self.asked > self.BEGIN_SECONDS

    def is_late(self, now):
        return now - self.asked > self.WHOLE_SECONDS


def follow(socket, site, sounds, say, clock=time.monotonic):
    """The board after a run, which is asked for once `socket` has joined. `say` is told (how many are tested, of how
    many). The figures of lines come each second, so that it looks at the clock as often. Raises Ended, LineLost."""
    course, told = Course(site, clock()), None
    while not course.is_over(clock()):
        if course.is_late(clock()):
            raise Ended(NO_ANSWER, "Kiểm tra chưa xong sau 5 phút: điểm cầu đang phát biểu phải đợi. "
                        "Xem lại: diem-cau-ctl preflight",
                        "The tests are not over after 5 minutes: who holds the floor has to wait. "
                        "See again: diem-cau-ctl preflight")
        opcode, data = socket.frame()
        if opcode == 8:
            raise closed(int.from_bytes(data[:2], "big"))
        if opcode is None:
            raise LineLost("the connection ended")
        message = json.loads(data) if opcode == 1 else {}
        if not isinstance(message, dict):
            continue
        if message.get("type") == "joined":
            socket.say(type="preflight.run", id=REQUEST, **({"site": site} if site else {}),
                       **({"sounds": True} if sounds else {}))
        elif message.get("type") == "preflight":
            course.take(message)
            if course.begun and course.progress() != told:
                told = course.progress()
                say(told)
        elif message.get("reply_to") == REQUEST:
            if message.get("type") == "error":
                said = part(message, "message")
                raise Ended(REFUSED, str(said.get("vi", message.get("code"))), str(said.get("en", message.get("code"))))
            course.accepted = True
    if course.board is None:
        raise Ended(NO_ANSWER, "Dịch vụ không gửi bảng kiểm tra nào.", "The service sends no board of tests.")
    return course.board


def closed(code):
    if code == 4003:
        return refusal(403, {})
    return Ended(NO_ANSWER, f"Dịch vụ đã đóng kết nối ({code}).", f"The service closed the connection ({code}).")
