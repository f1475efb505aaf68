#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "signaling/conference/conference_data.h"
#include "signaling/conference/conference_event.h"
#include "signaling/conference/conference_plan.h"
#include "signaling/conference/undo_point.h"
#include "signaling/floor/floor_control.h"
#include "signaling/roll/roll_call.h"
#include "signaling/stage/stage_director.h"
#include "signaling/vote/vote_control.h"

namespace signaling {

// What the chair says of the turns to come; what is left out stays.
struct FloorSettingsChange {
  std::optional<size_t> holders{};
  std::optional<std::optional<Duration>> limit{};  // an inner none: unlimited
  std::optional<Duration> warning{};
  std::optional<Duration> grace{};
};

// The rules of one conference: two floors, roll, votes, the stage, and what stands around them — phase, lock, the
// chair's site and who acts for the chair, seats with microphone and view, agenda with notes, messages, help, undo.
// It joins them: a grant opens the microphone, a call of the roll is a short grant beside the holder's turn, an agenda
// item brings its speakers and layout, a removed site loses everything but its seat. It knows no connections, rights,
// media or languages; who may do what was asked before.
//
// Every change is a ConferenceEvent and is made by the apply() functions alone, so the events give the state again.
// Each operation names who does it (`by`), for the record. Time is an argument that does not run backwards;
// next_deadline() says when handle_timeout() is to be called. Not thread-safe. No operation throws; a refused one
// changes nothing.
//
// Defined outcomes of what crosses: those of FloorControl, RollCall and VoteControl, and
// - the chair role moved in mid-vote or mid-roll: both go on, the new site's turn or request ends, it needs none;
// - a holder removed: its turn ends, nobody follows by itself; its seat waits until it is readmitted;
// - closed while content is shown: everything ends with one event each; a request that crosses is refused;
// - policy switched in mid-turn: see FloorControl::set_policy(); microphones follow the floor.
class ConferenceEngine {
 public:
  using Result = tl::expected<void, ConferenceError>;
  // An act of the chair can be taken back for this long, once, if it was the last one.
  static constexpr Duration kUndoTime = std::chrono::seconds(5);

  // `presets`: the layouts there are, at least one.
  ConferenceEngine(const ConferencePlan& plan, std::vector<LayoutPreset> presets);

  // ---- the schedule (conference_engine.cpp)
  // Goes on from what the events of this record made of another conference of this plan. Before anything else; they are
  // not told again. Then call set_plan().
  void restore(const ConferenceRecord& record);
  // Sites, chair's site, agenda as they are booked now. A chair's site that changed in the booking ends a hand-over; a
  // lecturer whose site is gone is followed by the booked one.
  // Opens the floors again if close() had closed them.
  void set_plan(const ConferencePlan& plan, Timestamp now);
  // In a break nobody is heard and clocks stand still; under kOpen all turns end, so that no hall is live by itself
  // after it.
  void set_phase(const Actor& by, OpenPhase phase, std::optional<WallTime> resumes_at, Timestamp now);
  // Both floors close: all requests and turns end, and what comes after is refused (FloorError::kClosed). The roll and
  // an open vote end. It may be reopened, by restore() and set_plan(): then it goes on from there.
  void close(const Actor& by, std::string cause, Timestamp now);

  // ---- lines
  void site_connected(const SiteId& site, Timestamp now);
  void site_lost(const SiteId& site, Timestamp now);
  // Whether the mixer is there and says who is audible; otherwise nobody is found silent. At first it is not.
  void set_hearing(bool hearing, Timestamp now);
  // Who is audible, loudest first, and who speaks, with the mixer's hold time.
  void heard(const std::vector<SiteId>& sites, const std::optional<SiteId>& active, Timestamp now);

  // A site's test came to an end. Of a site without a seat, and of guests, nothing is kept.
  void site_tested(const SiteId& site, PreflightReport report, Timestamp now);
  // The diagnosis found a trouble, for the record alone, which rounds its values. Passed over as above.
  void site_judged(SiteJudged found, Timestamp now);

  // ---- the floor (engine_floor.cpp)
  Result request(const Actor& by, const SiteId& site, FloorId floor, const RequestTerms& terms, Timestamp now);
  Result cancel(const Actor& by, const SiteId& site, FloorId floor, Timestamp now);
  Result release(const Actor& by, const SiteId& site, FloorId floor, Timestamp now);
  // Also an invitation, a hand-over, a new limit or speaker; opens a microphone that the chair muted. `connected`: the
  // site is there; others are refused unless they hold the floor.
  Result grant(const Actor& by, const SiteId& site, FloorId floor, const GrantTerms& terms, Timestamp now);
  Result grant_next(const Actor& by, Timestamp now);
  Result deny(const Actor& by, const SiteId& site, FloorId floor, Timestamp now);
  Result revoke(const Actor& by, const SiteId& site, FloorId floor, Timestamp now);
  Result move(const Actor& by, const SiteId& site, size_t place, Timestamp now);
  Result set_order(const Actor& by, QueueOrder order, Timestamp now);
  Result clear(const Actor& by, FloorId floor, Timestamp now);
  Result change_settings(const Actor& by, const FloorSettingsChange& change, Timestamp now);
  Result set_policy(const Actor& by, FloorPolicy policy, std::optional<SiteId> lecturer, Timestamp now);
  // Takes back the last act of the chair: grants, ends, order, microphones, stage, layout, the desk's message, a
  // removal (with queue place and turn; the roll does not call the site again by itself). Who was removed since, or
  // takes part no longer, gets nothing back. A mark of the roll and an entry of a vote are no acts: the next one for
  // the same site replaces them, a hall may have corrected them meanwhile, and they would hide the act on the floor
  // before them. (engine_undo.cpp)
  Result undo(const Actor& by, Timestamp now);

  // ---- microphones (engine_sound.cpp)
  Result switch_microphone(const Actor& by, const SiteId& site, bool on, Timestamp now);
  Result mute(const Actor& by, const SiteId& site, Timestamp now);
  // All but the chair's site, the lecturer, whom the chair gave the floor and whom the roll calls. Of others somebody
  // is heard under kOpen only: those turns end.
  Result mute_all(const Actor& by, Timestamp now);

  // ---- seats, agenda, messages, stage (engine_acts.cpp)
  Result lock(const Actor& by, bool locked, Timestamp now);
  Result remove(const Actor& by, const SiteId& site, Timestamp now);
  Result readmit(const Actor& by, const SiteId& site, Timestamp now);
  Result hand_over_chair(const Actor& by, const SiteId& site, Timestamp now);
  // Deputy or operator from now on act for the chair; the chair itself ends that.
  Result take_over_chair(const Actor& by, Timestamp now);
  Result hand_back_chair(const Actor& by, Timestamp now);
  Result begin_item(const Actor& by, size_t item, Timestamp now);
  Result write_note(const Actor& by, size_t item, std::string notes, std::string conclusion, Timestamp now);
  Result send_chat(const Actor& by, const std::optional<SiteId>& site, ChatTo to, std::string text, Timestamp now);
  Result ask_help(const Actor& by, const SiteId& site, std::string text, Timestamp now);
  Result answer_help(const Actor& by, const SiteId& site, Timestamp now);
  // What a technician does to a site, for the record; a cap is the seat's from now on. Whether the site is there, and
  // what else the act does, is the caller's business.
  void note_help(const Actor& by, RemoteHelp help, Timestamp now);
  Result draw_message(const Actor& by, std::string text, std::optional<Duration> time, Timestamp now);
  Result pin_stage(const Actor& by, const std::optional<SiteId>& site, Timestamp now);
  // Shows a preset at once; beside it a picture can be prepared and taken in one step.
  Result set_layout(const Actor& by, std::string_view group, const std::string& preset, Timestamp now);
  Result prepare_stage(const Actor& by, std::string_view group, StageView view, Timestamp now);
  Result take_stage(const Actor& by, std::string_view group, Timestamp now);
  Result set_view(const Actor& by, const SiteId& site, mcu::View view, Timestamp now);

  // ---- guests (engine_guests.cpp)
  // Somebody came by the guest link, or asks anew; `key` says who it is. Its seat's name: it waits for being let in, or
  // comes back and is in. Refused: removed, turned away less than kAskAgainTime ago, or there are kMaxGuests.
  tl::expected<SiteId, ConferenceError> guest_came(const Actor& by, const std::string& key, const std::string& name,
                                                   const std::string& unit, Timestamp now);
  // Lets in who waits or was turned away: a seat of its own, for this conference. Its removal, remove(), is for good.
  Result admit_guest(const Actor& by, const SiteId& site, Timestamp now);
  // All that wait.
  Result admit_guests(const Actor& by, Timestamp now);
  Result turn_away_guest(const Actor& by, const SiteId& site, Timestamp now);
  // It is gone, from the lobby or from its seat.
  void guest_left(const SiteId& site, Timestamp now);

  // ---- roll and votes (engine_count.cpp)
  Result start_roll(const Actor& by, Timestamp now);
  Result call_next(const Actor& by, Timestamp now);
  Result end_roll(const Actor& by, Timestamp now);
  Result call_site(const Actor& by, const SiteId& site, Timestamp now);
  Result mark_roll(const Actor& by, const SiteId& site, Presence presence, const RollReport& report, Timestamp now);
  Result answer_roll(const Actor& by, const SiteId& site, const RollReport& report, Timestamp now);
  Result open_vote(const Actor& by, std::string question, uint32_t quorum, Timestamp now);
  Result enter_vote(const Actor& by, const SiteId& site, VoteCount count, Timestamp now);
  Result close_vote(const Actor& by, Timestamp now);
  Result confirm_vote(const Actor& by, Timestamp now);
  Result cancel_vote(const Actor& by, Timestamp now);

  // ---- time
  Timestamp next_deadline() const;
  void handle_timeout(Timestamp now);

  // ---- questions
  const ConferenceData& data() const { return data_; }
  const FloorData& speech() const { return speech_.data(); }
  const FloorData& content() const { return content_.data(); }
  const RollCall& roll() const { return roll_; }
  const VoteControl& votes() const { return votes_; }
  const StageDirector& director() const { return stage_; }
  const StageState& stage() const { return stage_.state(); }
  // The conference as the director has to see it.
  StageRoster stage_roster() const;
  const std::vector<ItemPlan>& agenda() const { return agenda_; }
  // May be heard now: has the floor or is called by the roll.
  bool may_speak(const SiteId& site) const;
  // Is heard now, if its endpoint sends.
  bool is_live(const SiteId& site) const;
  // `microphone` on would be obeyed.
  bool can_open(const SiteId& site) const;
  // Whose second picture is to be shown.
  std::optional<SiteId> content_site() const;
  // Delegates who vote: present by the roll; of sites of which the roll knows nothing, the invited ones if they came.
  std::vector<VoteSite> vote_sites() const;
  // What undo() would take back now; null: nothing.
  const UndoPoint* undo_point() const { return undo_ ? &*undo_ : nullptr; }

  // What happened since the last call, in order.
  std::vector<ConferenceEvent> take_events();
  // Of the newest event; 0: there was none.
  uint64_t sequence() const { return sequence_; }

 private:
  FloorControl& floor(FloorId id) { return id == FloorId::kSpeech ? speech_ : content_; }
  Result known(const SiteId& site) const;
  // Gives up the seat, with whatever it has of the floor and the stage.
  void empty_seat(const Actor& by, const SiteId& site, Timestamp now);
  // Known, and in the conference.
  Result present(const SiteId& site) const;
  template <typename Change>
  void happen(const Actor& by, Change change, Timestamp at);
  // Takes over what floors, roll and votes decided, with what follows from it for microphones, stage and votes.
  void collect(const Actor& by, Timestamp now);
  void follow(const Actor& by, const FloorEvent& event);
  void follow(const Actor& by, const RollEvent& event);
  void follow_content(const FloorEvent& event);
  // Adds what the parts have told since.
  template <typename Part>
  void add_events(const Actor& by, Part& part);
  void end_call(const Actor& by, const std::optional<SiteId>& former, Timestamp now);
  template <typename Operation>
  Result act(std::string_view type, const std::optional<SiteId>& site, Timestamp now, Operation operation);
  // Ends an operation on floor, roll or votes: collects, or refuses.
  template <typename E>
  Result finish(const Actor& by, const tl::expected<void, E>& result, Timestamp now);
  // The same for the stage, whose refusals are told as the conference's.
  Result staged(const Actor& by, const StageDirector::Result& result, Timestamp now);
  void set_sound(const Actor& by, const SiteId& site, bool on, bool muted, Timestamp now);
  void move_chair(const Actor& by, std::optional<SiteId> site, bool booked, Timestamp now);
  bool starts_live(const SiteId& site) const;
  void change_policy(const Actor& by, FloorPolicy policy, const std::optional<SiteId>& lecturer, Timestamp now);
  UndoPoint::Before snapshot() const;
  void undo_removals(const Actor& by, const UndoPoint& point, Timestamp now);
  void undo_seats(const Actor& by, const UndoPoint& point, const UndoPoint::Before& stood, Timestamp now);
  void remove_absent(Timestamp now);

  std::vector<ItemPlan> agenda_;
  std::vector<RollSite> invited_;
  ConferenceData data_;
  FloorControl speech_;
  FloorControl content_;
  RollCall roll_;
  VoteControl votes_;
  StageDirector stage_;
  std::optional<SiteId> active_;  // who speaks, as the mixer says
  std::optional<UndoPoint> undo_;
  bool hearing_ = false;
  uint64_t sequence_ = 0;
  std::vector<ConferenceEvent> events_;
};

}  // namespace signaling
