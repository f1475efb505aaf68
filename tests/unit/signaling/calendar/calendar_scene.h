// A Calendar over a real store in a temporary folder, with its two clocks played in virtual time.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>

#include "signaling/calendar/calendar.h"
#include "signaling/store/audit_log.h"
#include "signaling/store/store.h"
#include "tests/unit/signaling/calendar/busy_store.h"
#include "tests/unit/signaling/schedule/scene.h"
#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {

using namespace scene;

// Notes what it is told, and may refuse.
class Recorder : public BookingListener, public ScheduleListener {
 public:
  media::Result<void> booking_changed(const ConferenceBooking* former, const ConferenceBooking& now,
                                      WallTime) override {
    changes.push_back((former == nullptr ? "new " : now.cancelled ? "cancelled " : "changed ") + now.id.value());
    if (refuses) return media::failure("mail.failed", "no");
    return {};
  }
  void change_ended(bool stored) override { changes.emplace_back(stored ? "stored" : "not stored"); }
  void schedule_event(const ScheduleEvent& event) override { events.push_back(event); }

  std::vector<std::string> changes;
  std::vector<ScheduleEvent> events;
  bool refuses = false;
};

class CalendarTest : public testing::Test {
 protected:
  void SetUp() override {
    open_store();
    Sites sites(store_->database());
    for (const auto& site : kKnownSites) ASSERT_TRUE(sites.add({site, site.value(), "", 0, "", ""}));
    for (const auto* login : {"an", "binh", "chi", "dung"}) {
      User user;
      user.login = user.display_name = login;
      user.role = "operator";
      ASSERT_TRUE(Users(store_->database()).add(user));
    }
    open_calendar();
  }

  void open_store(DatabaseOptions options = kImpatient) {
    calendar_.reset();
    store_.reset();
    auto opened = Store::open(folder_.path() / "state", WallTime(now_.calendar), options);
    ASSERT_TRUE(opened) << opened.error().message;
    store_ = std::move(*opened);
  }
  void open_calendar() {
    auto opened = Calendar::open(store_->database(), capacity_, now_);
    ASSERT_TRUE(opened) << opened.error().message;
    calendar_ = std::move(*opened);
    calendar_->set_listeners(&told_, &told_);
    calendar_->set_layouts(layouts_);
    EXPECT_TRUE(calendar_->begin(now_));
  }

  // The process ends and begins again `off` later.
  void restart(std::chrono::seconds off = 1s) {
    now_.calendar += off;
    now_.steady = Timestamp(5s);  // another run of the machine
    open_store();
    open_calendar();
  }
  // Lets both clocks run on, waking up at every deadline.
  void run(std::chrono::seconds span) {
    const Timestamp end = now_.steady + span;
    while (now_.steady < end) {
      const Timestamp next = std::min(end, calendar_->next_deadline(now_));
      const auto wait = std::max<std::chrono::seconds>(1s, std::chrono::ceil<std::chrono::seconds>(next - now_.steady));
      now_.calendar += wait;
      now_.steady += wait;
      EXPECT_TRUE(calendar_->handle_timeout(now_));
    }
  }
  void run_until(CalendarTime time) { run(time - now_.calendar); }

  std::unique_ptr<BusyStore> block_store() {
    return std::make_unique<BusyStore>(store_->layout().database());
  }

  BookingId book(ConferenceBooking booking) {
    const auto created = calendar_->create(std::move(booking), kAn, now_);
    EXPECT_TRUE(created) << created.error().code << " " << created.error().text.en
                         << (created.error().problems.empty() ? "" : created.error().problems.front().field);
    return created ? (*created)->booking.id : BookingId();
  }
  static ConferenceId conference(const BookingId& id) { return ConferenceId(id.value()); }

  ConferencePhase phase(const ConferenceId& id) const {
    const auto* run = calendar_->run(id);
    return run == nullptr ? ConferencePhase::kScheduled : run->phase;
  }
  // The phases that were told since the last call: "hn-20261202-1 testing clock, …".
  std::string story() {
    std::string text;
    for (const auto& e : std::exchange(told_.events, {})) {
      if (e.kind == ScheduleEventKind::kSeat || e.kind == ScheduleEventKind::kUnseat) continue;
      text += (text.empty() ? "" : ", ") + e.conference.value() + " " + std::string(to_string(e.kind));
      if (e.kind != ScheduleEventKind::kPhase) continue;
      text += " " + std::string(to_string(e.phase)) + " " + std::string(to_string(e.cause));
    }
    return text;
  }
  std::string last_audit() {
    const auto page = AuditLog(store_->database()).page(std::nullopt, 1);
    return !page || page->empty() ? "" : page->front().who + " " + page->front().action + " " + page->front().object;
  }
  template <typename T>
  static std::string code(const CalendarResult<T>& result) {
    return result ? "" : result.error().code;
  }
  static std::vector<std::string> fields(const CalendarRefusal& refusal) {
    std::vector<std::string> fields;
    for (const auto& problem : refusal.problems) fields.push_back(problem.field + " " + problem.code);
    return fields;
  }

  const Person kAn{UserId(1), "an"};
  const Person kBinh{UserId(2), "binh"};
  TemporaryFolder folder_;
  Capacity capacity_;
  std::vector<std::string> layouts_ = kKnownLayouts;
  Moment now_{kNow, Timestamp(1000s)};
  Recorder told_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<Calendar> calendar_;
};

}  // namespace signaling
