#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "media/base/time.h"
#include "signaling/alarms/alarm.h"
#include "signaling/alarms/alarm_settings.h"
#include "signaling/alarms/trouble.h"
#include "signaling/base/clock_pair.h"

namespace signaling {

using media::Timestamp;

// An alarm as it is after a change.
struct AlarmChange {
  Alarm alarm;
  bool raised = false;  // it is new
  Text advice{};        // of a new one: what to do about it; empty: nothing
};

// All troubles that are known, and the alarms of them. A pure state machine: no clock, store or mail; time is an
// argument, on both clocks: hold times count on the steady one, calendar times are only noted. Any one thread.
//
// - A trouble that has shown for its kind's raise_after raises one alarm. While it is gone for less than clear_after it
//   is the same trouble, so one that comes and goes is raised once, when it shows and raise_after has passed since it
//   began. An alarm clears when its trouble has been gone for clear_after, acknowledged or not.
// - While the mcu is away, and settings.settle after, there is one trouble, the server's. What sites show meanwhile
//   raises nothing, and clears nothing: alarms that are open stay. The same while the server is found to be at fault.
// - A conference that is not heard of for kConferenceSilence is over, and with it what its sites showed.
class AlarmBook {
 public:
  static constexpr Duration kConferenceSilence = std::chrono::seconds(5);

  // `settings` are checked. `open`: alarms of an earlier run that had not cleared; `last`: the highest id ever given.
  AlarmBook(AlarmSettings settings, std::vector<Alarm> open, AlarmId last, ClockPair now);

  // ---- what is told
  // The service has started; the mcu is not there yet. `again`: it ran before, which alone is a trouble.
  void start(bool again, ClockPair now);
  void mcu_gone(ClockPair now);
  void mcu_back(ClockPair now);
  // What a conference's sites show in this second.
  void second(const ConferenceId& conference, const TroublesNow& troubles, ClockPair now);
  // A trouble of the service itself (kRecord, kHistory, kDisk), in words that replace those of an open alarm; none:
  // it is over.
  void set(AlarmKind kind, const std::optional<Text>& trouble, ClockPair now);
  // Somebody looks after it; who did first stays. False: no alarm with this id is open.
  bool acknowledge(AlarmId id, std::string by, ClockPair now);

  // ---- time
  Timestamp next_deadline() const;
  void handle_timeout(ClockPair now);

  // ---- what came of it
  // The gravest first, of those the newest.
  std::vector<Alarm> open() const;
  // nullptr: no alarm with this id is open. Valid until the next call.
  const Alarm* find(AlarmId id) const;
  // What has changed since the last call, in order; each once for every change.
  std::vector<AlarmChange> take_changes() { return std::exchange(changes_, {}); }

 private:
  struct State {
    Text text;
    ConferenceId worded_by{};            // who gave the text; while it shows the trouble others do not change it
    Timestamp since{};                   // when it began to show
    std::set<ConferenceId> shown_by{};   // an empty id: the service itself
    std::optional<Timestamp> gone{};     // since when it has not shown; none: it shows
    std::optional<Alarm> alarm{};        // none: not raised
    Text advice{};
  };
  using Troubles = std::map<AlarmCause, State>;

  bool is_settling(Timestamp at) const { return at < calm_from_; }
  Timestamp due(const AlarmCause& cause, const State& state) const;
  void show(const Trouble& trouble, const ConferenceId& by, ClockPair now);
  void hide(Troubles::iterator trouble, const ConferenceId& by, Timestamp at);
  // Nothing is known of the conference's sites now: what is not raised is forgotten, what is raised stays as it is.
  void freeze(const ConferenceId& conference, Timestamp at);
  void hide_all_but(const std::set<AlarmCause>& shown, const ConferenceId& conference, Timestamp at);
  void end_silent_conferences(Timestamp at);
  void raise(const AlarmCause& cause, State& state, ClockPair now);
  // Raises, clears and forgets what is due.
  void settle(ClockPair now);

  const AlarmSettings settings_;
  AlarmId last_;
  Troubles troubles_;
  std::map<ConferenceId, Timestamp> heard_;    // open conferences, and when each was heard of last
  Timestamp calm_from_ = Timestamp::min();     // sites count from then on; kNever: the mcu is away
  bool first_start_ = false;                   // the mcu has not come yet for the first time at all
  bool away_shown_ = false;                    // the server's trouble shows because of mcu or restart
  std::vector<AlarmChange> changes_;
};

}  // namespace signaling
