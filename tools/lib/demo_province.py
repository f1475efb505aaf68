"""The province of the demonstration: its people, delegates and calendar. Everything is set up over the REST interface."""

import datetime

from province import ZONE, Rest, booking, enrol, first_administrator, next_minute
from services import Services

# Demo accounts exist in the demo only: both services keep their state in a folder that is gone afterwards.
PASSWORD = "mua bão năm nay 2026"
ACCOUNTS = [  # login, name, role
    ("quantri", "Nguyễn Thị Quản", "administrator"),
    ("vanhanh", "Trần Văn Hành", "operator"),
    ("chutri", "Phạm Đình Chủ", "chair"),
    ("phochutri", "Lê Thị Phó", "deputy"),
    ("thuky", "Vũ Thị Thư", "secretary"),
    ("kythuat", "Đỗ Văn Kỹ", "technician"),
    ("theodoi", "Bùi Thị Dõi", "observer"),
]
TITLE = "Hội nghị giao ban trực tuyến toàn tỉnh"
AGENDA = [
    ("Khai mạc, nêu mục đích yêu cầu", 10, 0), ("Báo cáo tình hình kinh tế - xã hội tháng 11", 20, 0),
    ("Tham luận của các huyện, thành phố", 60, 4), ("Thảo luận", 30, 0), ("Kết luận của chủ trì", 15, 0),
]
CAPITAL_POSTS = {  # site → [(post, unit)], the head of the delegation first
    "tinh-uy": [("Chánh Văn phòng Tỉnh ủy", "Văn phòng Tỉnh ủy"), ("Trưởng Ban Tổ chức", "Ban Tổ chức Tỉnh ủy"),
                ("Trưởng Ban Tuyên giáo", "Ban Tuyên giáo Tỉnh ủy"), ("Chuyên viên", "Văn phòng Tỉnh ủy")],
    "ubnd-tinh": [("Phó Chủ tịch UBND tỉnh", "UBND tỉnh"), ("Chánh Văn phòng", "Văn phòng UBND tỉnh"),
                  ("Giám đốc Sở", "Sở Nông nghiệp và PTNT"), ("Chuyên viên", "Văn phòng UBND tỉnh")],
}
DELEGATES = 4  # of each site
NAMES = ["Đỗ Văn Đức", "Nguyễn Thị Ánh", "Trần Quốc Ý", "Phạm Thị Ngọc", "Vũ Đình Ổn", "Lê Hữu Ước", "Hoàng Thị Ất",
         "Bùi Văn Ân", "Đặng Thị Ơn", "Ngô Đức Ưng", "Dương Thị Xuân", "Đinh Văn Ngà"]


def district_posts(name):
    """[(post, unit)] of a district's or city's delegation."""
    where = name if name.startswith("TP.") else f"huyện {name}"
    return [(f"Chủ tịch UBND {where}", f"UBND {where}"), (f"Phó Chủ tịch UBND {where}", f"UBND {where}"),
            ("Trưởng phòng", "Phòng Nông nghiệp và PTNT"), ("Chỉ huy trưởng", "Ban Chỉ huy Quân sự")]


def day_but_monday(today, count):
    """The `count`th day after today, Mondays not counted."""
    day = today
    while count:
        day += datetime.timedelta(days=1)
        count -= day.weekday() != 0
    return day


class DemoProvince:
    """Callers and tokens of a province that is set up: `admin`, `operator`, `users` (login → id), `devices` (site →
    device token), `heads` (site → the head of its delegation), `conference` (the id of the one in session)."""

    def __init__(self, services, sites, chair_site):
        self.services, self.sites, self.chair_site = services, sites, chair_site
        self.users, self.devices, self.heads, self.conference = {}, {}, {}, None
        self.admin = self.operator = None

    def set_up(self):
        self.add_accounts()
        self.admin.change("/settings", province="Tỉnh Nam Định", public_address=self.services.url)
        for site, _ in self.sites:
            self.devices[site] = enrol(self.admin, site)
        self.add_delegates()

    def add_accounts(self):
        login, name, _ = ACCOUNTS[0]
        self.admin = first_administrator(self.services, login, name, PASSWORD)
        self.users[login] = self.admin.get("/me")["user"]["id"]
        for login, name, role in ACCOUNTS[1:]:
            self.users[login] = self.admin.post("/users", {"login": login, "name": name, "role": role,
                                                           "password": PASSWORD})["id"]
        self.operator = Rest(self.services.http_port).log_in("vanhanh", PASSWORD)

    def add_delegates(self):
        for place, (site, name) in enumerate(self.sites):
            for turn, (post, unit) in enumerate(CAPITAL_POSTS.get(site) or district_posts(name)):
                person = NAMES[(place * 5 + turn * 7) % len(NAMES)]
                self.heads.setdefault(site, f"{person}, {post}")
                self.admin.post(f"/sites/{site}/delegates", {"name": person, "post": post, "unit": unit, "commune": ""})

    def booking(self, title, start, length_min, sites=None, **more):
        """The body of a booking of these sites, all if none are named."""
        chosen = sites or [site for site, _ in self.sites]
        chair_site = self.chair_site if self.chair_site in chosen else chosen[0]
        return booking(title, start, length_min, chosen, chair_site, self.users["chutri"], self.users["vanhanh"],
                       deputy=self.users["phochutri"], secretary=self.users["thuky"], **more)

    def agenda(self):
        speakers = [site for site, _ in self.sites if site != self.chair_site]
        return [{"title": title, "planned_min": minutes, "layout_preset": "", "papers": [],
                 "speakers": [{"site": site, "delegate": NAMES[n]} for n, site in enumerate(speakers[:count])]}
                for title, minutes, count in AGENDA]

    def calendar_plans(self, today):
        """What a province has booked on a day in the season of storms: bookings none of which collide."""
        districts = [site for site, _ in self.sites if site not in ("tinh-uy", "ubnd-tinh")]
        halves = [districts[:len(districts) // 2] or districts, districts[len(districts) // 2:] or districts]
        monday = today + datetime.timedelta(days=7 - today.weekday())
        until = (monday + datetime.timedelta(days=90)).strftime("%Y%m%dT%H%M%S")
        plans = [  # all but the weekly one keep off Mondays
            self.booking("Giao ban tuần của UBND tỉnh", monday.replace(hour=8), 120, agenda=self.agenda(),
                         recurrence={"rule": f"FREQ=WEEKLY;BYDAY=MO;UNTIL={until}", "cancelled": [], "moved": []}),
            self.booking("Họp Ban chỉ huy phòng chống thiên tai và tìm kiếm cứu nạn",
                         day_but_monday(today, 2).replace(hour=14), 90,
                         departments=["Sở Nông nghiệp và PTNT", "Bộ Chỉ huy Quân sự tỉnh", "Công an tỉnh"]),
            self.booking("Triển khai sản xuất vụ xuân 2027", day_but_monday(today, 3).replace(hour=8), 180,
                         sites=["ubnd-tinh", *halves[0]]),
            self.booking("Hội nghị trực tuyến phòng chống dịch tả lợn châu Phi",
                         day_but_monday(today, 3).replace(hour=14), 120, sites=["ubnd-tinh", *halves[1]]),
            self.booking("Hội nghị Ban Chấp hành Đảng bộ tỉnh",
                         day_but_monday(today, 8).replace(hour=7, minute=30), 240,
                         departments=["Văn phòng Tỉnh ủy", "Ban Tổ chức Tỉnh ủy"]),
        ]
        known = {site for site, _ in self.sites}
        for plan in plans:
            plan["sites"] = [site for site in plan["sites"] if site in known]
            if plan["chair_site"] not in plan["sites"]:
                plan["chair_site"] = plan["sites"][0]
        return plans

    def fill_calendar(self):
        """Books them. What is in session now comes later."""
        today = datetime.datetime.now(ZONE).replace(hour=0, minute=0, second=0, microsecond=0)
        for plan in self.calendar_plans(today):
            self.operator.post("/bookings", plan)

    def begin_session(self, title=TITLE, length_min=180, **more):
        """Books a conference for the next minute, of all sites if none are named, and declares it in session."""
        made = self.operator.post("/bookings", self.booking(title, next_minute(5), length_min, **more))
        self.conference = made["id"]
        self.operator.post(f"/conferences/{self.conference}/phases", {"phase": "in_session", "confirmed": True})
        return self.conference

    def chair_ticket(self, conference):
        """What opens the chair's page of a conference, once and within a minute."""
        chair = Rest(self.services.http_port).log_in("chutri", PASSWORD)
        return chair.post(f"/conferences/{conference}/tickets", {"role": "chair"})["ticket"]


class ProvinceServices(Services):
    """Both services, which are the province's own once they are started."""

    def __init__(self, chair_site, **settings):
        super().__init__(**settings)
        self.province = DemoProvince(self, self.sites, chair_site)

    def start(self, seconds=15):
        super().start(seconds)
        self.province.set_up()


def role_lines(url, province, visitor):
    """(role vi, role en, address, log-in) of everybody who can be tried in the demonstration."""
    words = {"administrator": ("Quản trị viên", "administrator"), "operator": ("Vận hành", "operator"),
             "chair": ("Chủ trì", "chair"), "deputy": ("Phó chủ trì", "deputy"), "secretary": ("Thư ký", "secretary"),
             "technician": ("Kỹ thuật", "technician"), "observer": ("Theo dõi", "observer")}
    lines = [(*words[role], f"{url}/", login) for login, _, role in ACCOUNTS]
    return [("Điểm cầu", "hall", f"{url}/hall?token={province.devices[visitor]}", ""), *lines]
