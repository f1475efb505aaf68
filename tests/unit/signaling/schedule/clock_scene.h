// A ScheduleClock with its two clocks, played in virtual time.
#pragma once

#include <string>
#include <vector>

#include "signaling/schedule/schedule_clock.h"
#include "tests/unit/signaling/schedule/scene.h"

namespace signaling::scene {

inline const UserId kBy(9);
inline const SiteId kS1("s1"), kS2("s2"), kS3("s3"), kS4("s4");

class Clockwork {
 public:
  Clockwork() : now{kNow, Timestamp(1000s)}, clock({}, now) {}

  // Lets both clocks run on, waking up at every deadline.
  void run(std::chrono::seconds span) {
    const Timestamp end = now.steady + span;
    for (;;) {
      const Timestamp next = std::min(end, clock.next_deadline(now));
      advance(std::chrono::ceil<std::chrono::seconds>(next - now.steady));
      clock.handle_timeout(now);
      take();
      if (now.steady >= end) return;
    }
  }
  void run_until(CalendarTime time) { run(time - now.calendar); }

  // Somebody sets the calendar clock.
  void jump(std::chrono::seconds span) { now.calendar += span; }

  // The process ends and begins again with what was stored; `off` later.
  void restart(std::chrono::seconds off = 1s) {
    take();
    advance(off);
    now.steady = Timestamp(5s);  // another machine run: the steady clock begins anew
    std::vector<ConferenceRun> runs;
    for (const auto& [id, run] : stored) runs.push_back(run);
    clock = ScheduleClock(runs, now);
    clock.plan(planned, now);
    clock.handle_timeout(now);
    take();
  }

  void plan(std::vector<Occurrence> occurrences) {
    planned = std::move(occurrences);
    clock.plan(planned, now);
    clock.handle_timeout(now);
    take();
  }

  void take() {
    auto output = clock.take_output();
    for (auto& run : output.changed) stored[run.id()] = run;
    events.insert(events.end(), output.events.begin(), output.events.end());
  }

  ConferencePhase phase(const std::string& id) const {
    const auto* run = clock.find(ConferenceId(id));
    return run == nullptr ? ConferencePhase::kScheduled : run->phase;
  }
  std::string seat(const SiteId& site) const {
    const auto found = clock.seating().find(site);
    return found == clock.seating().end() ? "" : found->second.value();
  }

  // What happened since the last call, without seats unless asked: "x phase testing clock, x overrun".
  std::string story(bool with_seats = false) {
    take();
    std::string text;
    for (const auto& e : std::exchange(events, {})) {
      const bool seat = e.kind == ScheduleEventKind::kSeat || e.kind == ScheduleEventKind::kUnseat;
      if (seat && !with_seats) continue;
      text += (text.empty() ? "" : ", ") + e.conference.value() + " " + std::string(to_string(e.kind));
      if (e.kind == ScheduleEventKind::kPhase) {
        text += " " + std::string(to_string(e.phase)) + " " + std::string(to_string(e.cause));
      }
      for (const auto& more : {e.site.value(), e.other.value()}) text += more.empty() ? "" : " " + more;
    }
    return text;
  }

  Moment now;
  ScheduleClock clock;
  std::vector<Occurrence> planned;
  std::map<ConferenceId, ConferenceRun> stored;
  std::vector<ScheduleEvent> events;

 private:
  void advance(std::chrono::seconds span) {
    now.calendar += span;
    now.steady += span;
  }
};

}  // namespace signaling::scene
