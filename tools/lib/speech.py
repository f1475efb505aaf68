"""Spoken Vietnamese for simulated sites: a synthesiser says it once, the build folder keeps it."""

import hashlib
import subprocess
import wave

from endpoints import MEDIA
from services import ServiceError

# A hall reports; the chair's site opens.
REPORT = ("Kính thưa đồng chí chủ trì, kính thưa các đồng chí. Điểm cầu {name} xin báo cáo. Đến mười bảy giờ hôm nay, "
          "toàn bộ tàu thuyền đã vào nơi neo đậu an toàn. Các xã ven đê đã phân công người trực suốt đêm. "
          "Điểm cầu {name} xin hết. Trân trọng cảm ơn.")
OPENING = ("Kính thưa các đồng chí. Tôi xin khai mạc hội nghị trực tuyến với các điểm cầu. Đề nghị các điểm cầu đăng ký "
           "phát biểu. Xin mời các đồng chí.")
# As the synthesiser is to read what is written short.
SPOKEN = {"UBND": "Ủy ban nhân dân", "TP.": "Thành phố"}


class Speech:
    """A sound of make_media: its name and its length in seconds."""

    def __init__(self, text):
        self.text = " ".join(SPOKEN.get(word, word) for word in text.split())
        self.name = "speech-" + hashlib.sha256(self.text.encode()).hexdigest()[:12]
        self.file = MEDIA / f"{self.name}.wav"

    def synthesise(self):
        if self.file.exists():
            return
        MEDIA.mkdir(parents=True, exist_ok=True)
        scratch = self.file.with_suffix(".part")
        done = subprocess.run(["espeak-ng", "-v", "vi", "-s", "150", "-w", scratch, self.text], check=False,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0:
            raise ServiceError(f"espeak-ng does not speak: {done.stdout.strip()}")
        scratch.rename(self.file)

    @property
    def seconds(self):
        with wave.open(str(self.file)) as sound:
            return sound.getnframes() / sound.getframerate()
