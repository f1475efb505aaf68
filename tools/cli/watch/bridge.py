"""The service as this program uses it: a conference and its ticket by REST, then its messages by WebSocket."""

import http.client
import json
import os
import queue
import ssl
import sys
import threading
import urllib.parse

from cells import clean
from web_socket import WebSocket

PROTOCOL_VERSION = 2
ROLES = ("technician", "operator")  # who may read the figures of lines, in a conference
OPEN_PHASES = ("in_session", "paused", "testing")  # in the order in which one is chosen
SECONDS = 10
PAUSES = (1, 2, 4, 8, 15)  # before each further attempt to come back
OVER = {4004, 4010}  # the conference; signaling/protocol/README.md
FORBIDDEN = {4003}

DONE, REFUSED, WRONG_USE, NO_ANSWER = 0, 1, 2, 4  # exit statuses, as of diem-cau-ctl


class Ended(Exception):
    """Nothing more is to be shown. `text`: (vi, en), cause and cure."""

    def __init__(self, status, vi, en):
        super().__init__(en)
        self.status, self.text = status, (vi, en)


class LineLost(Exception):
    """The service cannot be reached now; it may be later."""


class Bridge:
    """Blocks for each answer. `server`: http(s)://host[:port]."""

    def __init__(self, server, token, ca_file=None, insecure=False):
        parts = urllib.parse.urlsplit(server)
        self.host, self.tls = parts.hostname, None
        self.port = parts.port or (443 if parts.scheme == "https" else 80)
        self.server, self.token = server, token
        if parts.scheme == "https":
            self.tls = ssl.create_default_context(cafile=ca_file)
            if insecure:
                self.tls.check_hostname, self.tls.verify_mode = False, ssl.CERT_NONE

    def ask(self, method, path, body=None):
        """(status, body). LineLost if there is no answer, or one that says to come again."""
        headers = {"Accept": "application/json", "Authorization": f"Bearer {self.token}"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        kind = http.client.HTTPSConnection if self.tls else http.client.HTTPConnection
        options = {"context": self.tls} if self.tls else {}
        connection = kind(self.host, self.port, timeout=SECONDS, **options)
        try:
            connection.request(method, "/api/v1" + path, None if body is None else json.dumps(body), headers)
            answer = connection.getresponse()
            found = json.loads(answer.read() or b"null")
        except ssl.SSLCertVerificationError as error:
            raise Ended(NO_ANSWER, f"Chứng thư của {self.server} không được tin cậy ({error.verify_message}). "
                        "Hãy chỉ ra chứng thư bằng --ca TỆP.", f"The certificate of {self.server} is not trusted "
                        f"({error.verify_message}). Name it with --ca FILE.") from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise LineLost(str(error)) from None
        finally:
            connection.close()
        if answer.status in (429, 502, 503, 504):
            raise LineLost(f"{answer.status}")
        return answer.status, found if isinstance(found, dict) else {}

    def find(self, wanted):
        """(id, title) of the conference named, by id or the beginning of its title; or of the one to be watched now."""
        status, found = self.ask("GET", "/conferences")
        if status >= 400:
            raise refusal(status, found)
        running = [item for item in found.get("items", []) if item.get("phase") in OPEN_PHASES]
        if wanted:
            running = [item for item in running
                       if item.get("conference") == wanted or item.get("title", "").startswith(wanted)]
        if not running:
            raise Ended(REFUSED, "Không có hội nghị nào như vậy đang mở. Xem: diem-cau-ctl conferences",
                        "No such conference is open. See: diem-cau-ctl conferences")
        chosen = min(running, key=lambda item: OPEN_PHASES.index(item["phase"]))
        return chosen["conference"], chosen.get("title", "")

    def join(self, conference):
        """A WebSocket that has joined, and may read the figures."""
        for role in ROLES:
            status, found = self.ask("POST", f"/conferences/{urllib.parse.quote(conference, safe='')}/tickets",
                                     {"role": role})
            if status != 403:
                break
        if status >= 400:
            raise refusal(status, found)
        try:
            socket = WebSocket(self.port, host=self.host, tls=self.tls)
            if socket.status != 101:
                socket.leave()
                raise LineLost(f"{socket.status}")
            socket.say(type="join", token=found.get("ticket", ""), version=PROTOCOL_VERSION, media=False)
        except (OSError, ValueError, IndexError) as error:
            raise LineLost(str(error)) from None
        return socket


def refusal(status, problem):
    """A refusal that trying again does not change, as what it means here."""
    if status == 401:
        return Ended(REFUSED, "Mã truy cập không đúng hoặc đã hết hạn. Hãy đăng nhập lại: diem-cau-ctl login TÊN",
                     "The token is wrong or has expired. Log in again: diem-cau-ctl login NAME")
    if status == 403:
        return Ended(REFUSED, "Tài khoản hoặc mã truy cập này không được xem đường truyền. Cần cán bộ kỹ thuật hoặc "
                     "cán bộ vận hành, và mã có các phạm vi read, technical và conference.",
                     "This account or token may not read the lines. It takes a technician or an operator, and a token "
                     "of the scopes read, technical and conference.")
    if status in (404, 409):
        return Ended(DONE, "Hội nghị không mở hoặc đã kết thúc.", "The conference is not open or is over.")
    title = problem.get("title")
    return Ended(REFUSED, f"Dịch vụ từ chối ({status}): {title}", f"The service refuses ({status}): {title}")


class Feed:
    """The messages of a conference, read by a thread of its own, which comes back by itself after a fault. In the
    queue: a message (dict), the trouble of the connection ((vi, en), None: it is there again), or Ended at the end."""

    def __init__(self, bridge, wanted):
        self.bridge, self.wanted = bridge, wanted
        self.queue = queue.Queue()
        self.over = threading.Event()
        self.attempts = 0  # in vain, since it was last in the conference
        threading.Thread(target=self._run, daemon=True).start()

    def stop(self):
        self.over.set()

    def _run(self):
        found = None
        try:
            while not self.over.is_set():
                try:
                    found = found or self._find()
                    self._read(self.bridge.join(found))
                except LineLost as error:
                    pause = PAUSES[min(self.attempts, len(PAUSES) - 1)]
                    self.attempts += 1
                    self.queue.put((f"Mất kết nối với {self.bridge.server}, thử lại sau {pause} giây ({error})",
                                    f"No connection to {self.bridge.server}, next attempt in {pause} s ({error})"))
                    self.over.wait(pause)
        except Ended as ended:
            self.queue.put(ended)
        except Exception as error:  # pylint: disable=broad-except
            self.queue.put(Ended(NO_ANSWER, f"Không hiểu câu trả lời của dịch vụ: {error!r}",
                                 f"The service's answer is not understood: {error!r}"))

    def _find(self):
        conference, title = self.bridge.find(self.wanted)
        self.queue.put({"type": "found", "conference": conference, "title": title})
        return conference

    def _read(self, socket):
        try:
            while not self.over.is_set():
                opcode, data = socket.frame()
                if opcode == 1:
                    self._take(json.loads(data))
                elif opcode == 8:
                    self._closed(int.from_bytes(data[:2], "big"))
                elif opcode is None:
                    raise LineLost("the connection ended")
        except (OSError, ValueError) as error:
            raise LineLost(str(error)) from None
        finally:
            socket.leave()

    def _take(self, message):
        if not isinstance(message, dict):
            return
        if message.get("type") == "joined":
            self.attempts = 0
            self.queue.put(None)
        elif message.get("type") == "ended":
            raise Ended(DONE, "Hội nghị đã kết thúc.", "The conference is over.")
        self.queue.put(message)

    def _closed(self, code):
        if code in OVER:
            raise Ended(DONE, "Hội nghị đã kết thúc.", "The conference is over.")
        if code in FORBIDDEN:
            raise refusal(403, {})
        raise LineLost(f"closed with {code}")


def carry_out(name, run, options):
    """Runs a command of diem-cau-ctl; its exit status. How it ended is said in the language of `options`."""
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    try:
        run(options)
    except Ended as ended:
        print(clean(ended.text[options.lang == "en"]), file=sys.stderr)
        return ended.status
    except KeyboardInterrupt:
        pass
    except BrokenPipeError:  # who read us has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:  # the file of --ca, the terminal
        print(f"diem-cau-ctl {name}: {error}", file=sys.stderr)
        return WRONG_USE
    return DONE
