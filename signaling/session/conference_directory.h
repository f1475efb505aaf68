#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "signaling/preflight/preflight_settings.h"
#include "signaling/session/conference_session.h"
#include "signaling/session/hall_places.h"
#include "signaling/session/ports.h"

namespace signaling {

struct DirectorySettings {
  Duration join_timeout = std::chrono::seconds(10);
  ClockPair clocks{};
  std::vector<LayoutPreset> presets{};  // at least one
  int utc_offset_minutes = 7 * 60;
  DiagnosisSettings diagnosis{};  // checked
  std::vector<Trunk> trunks{};
  PreflightSettings preflight{};  // checked
};

// All conferences that are open, who is in which, and the halls' devices that wait in standby. Reads clients' texts,
// asks the doorkeeper about tokens, hands messages to their conference and carries out what it wants; distributes what
// the mcu says. The schedule says which conferences there are and where each site belongs: a hall's device is moved
// there by itself, whatever it is in. No sockets and no clock: time comes in, texts go out by the ports. Logs the life
// of conferences. Not thread-safe; calls must not nest.
class ConferenceDirectory {
 public:
  // `make_id` makes names for connections that cannot be guessed. The ports outlive the directory.
  ConferenceDirectory(DirectorySettings settings, DirectoryPorts ports, std::function<std::string()> make_id);

  // ---- conferences (directory_schedule.cpp); ids that are not open are passed over
  // Opens it, as its record left it; halls that are seated in it enter. If it is open already, the plan and phase are
  // those of it.
  void open(ConferencePlan plan, OpenPhase phase, Timestamp now);
  // Title, sites, chair's site. Halls that are no longer among the sites go to standby.
  void change(const ConferencePlan& plan, Timestamp now);
  void set_phase(const ConferenceId& id, OpenPhase phase, Timestamp now,
                 std::optional<WallTime> resumes_at = std::nullopt);
  void set_timing(const ConferenceId& id, std::optional<Timestamp> expected_end, bool overrun, Timestamp now);
  // All are told, halls go to where they belong, pages are closed with kConferenceEnded, the mcu drops it. PresencePort
  // hears nothing: nobody is there any more.
  void close(const ConferenceId& id, CloseCause cause, Timestamp now);

  // ---- where sites belong (the same)
  // The site's hall belongs into this conference, and to no other: now, or as soon as it is open.
  void seat(const SiteId& site, const ConferenceId& conference, Timestamp now);
  void unseat(const SiteId& site, Timestamp now);
  // An urgent conference calls the site: its hall rings, and enters when it has answered and is seated there. After a
  // restart of the service the schedule says both this and the notices again.
  void ring(const SiteId& site, UrgentSummons summons, Timestamp now);
  // The site will be rung out of the conference it is in, at `at`, and enters without ringing then. A device that comes
  // until then is told, too.
  void give_notice(const SiteId& site, UrgentSummons summons, Timestamp at, Timestamp now);
  // What is coming for sites has changed: screens in standby are renewed.
  void upcoming_changed(Timestamp now);
  // The open alarms, told in all conferences to those who may read them.
  void set_alarms(AlarmList alarms, Timestamp now);
  // Accounts, devices or parts in conferences have changed: each visitor is asked about anew. Those who may not stay
  // are closed; who may read more than before is told it.
  void rights_changed(Timestamp now);

  // ---- clients
  // `address`: from where it comes, for the record.
  void client_opened(ClientKey client, Timestamp now, std::string address = {});
  void client_text(ClientKey client, std::string_view text, Timestamp now);
  // The connection is gone, from whichever side.
  void client_closed(ClientKey client, Timestamp now);

  // ---- the mcu (directory_mcu.cpp)
  void mcu_up(const mcu::Welcome& welcome, Timestamp now);
  void mcu_down(Timestamp now);
  // A reply or an event; Challenge, Refused and Welcome do not come here.
  void mcu_event(const mcu::Event& event, Timestamp now);

  // ---- time
  Timestamp next_deadline() const;
  void handle_timeout(Timestamp now);

  // ---- figures
  struct ConferenceFigures {
    ConferenceId id;
    size_t sites = 0;
    size_t connected = 0;
  };
  std::vector<ConferenceFigures> figures() const;
  // How an open conference's sites were tested, as of `now`; none: it is not open.
  std::optional<PreflightBoard> preflight(const ConferenceId& id, Timestamp now) const;
  size_t clients() const { return clients_.size(); }
  bool is_open(const ConferenceId& id) const { return sessions_.contains(id); }
  // Sites whose hall's device is here, in a conference or in standby; the same of controls.
  std::vector<SiteId> halls() const;
  std::vector<SiteId> controls() const;

 private:
  struct Client {
    Timestamp join_by = media::kNever;
    std::string address{};
    std::optional<Visitor> visitor;        // none: has not joined
    Join join;                             // as it came
    ConferenceSession* session = nullptr;  // null: has not joined, or a hall in standby
    std::optional<Standby> standby;        // as it was told last, while it is in standby
  };
  struct OpenCommand {
    std::optional<ConferenceId> conference;
    uint64_t offer = 0;  // 0: no offer
    std::string_view what;
  };

  Done receive(ClientKey client, const ParsedMessage& message, Timestamp now);
  Done join(ClientKey client, const Join& join, Timestamp now);
  Done enter(ClientKey client, Timestamp now);
  Done answer_call(ClientKey client, const AnswerCall& answer, Timestamp now);

  // Brings a hall's device or control to where its site belongs, or tells it what it waits for.
  void place_hall(ClientKey client, Timestamp now);
  void place_site(const SiteId& site, Timestamp now);
  std::vector<ClientKey> devices_of(const SiteId& site) const;
  void place_halls(Timestamp now);
  void put_in_standby(ClientKey client, Timestamp now);
  // Tells a site's device of the move that is ahead, if there is one.
  void tell_move(ClientKey client, const SiteId& site, Timestamp now);
  // The conference that the hall of this site belongs into, if it is open and has the site.
  ConferenceSession* session_of(const SiteId& site);
  Standby standby_of(const Visitor& hall, Timestamp now);
  bool still_allowed(ClientKey client);

  void on(const mcu::Reply& reply, Timestamp now);
  void on(const mcu::FiguresEvent& event, Timestamp now);
  template <typename E>
  void on(const E& event, Timestamp now);
  void refuse_client(ClientKey client, const std::optional<MessageId>& id, const Refusal& refusal);
  void send(ClientKey client, const ServerMessage& message);
  // Takes the client out of its conference and closes it.
  void dismiss(ClientKey client, CloseCode code, Timestamp now);
  void close(ClientKey client, CloseCode code);
  void forget(ClientKey client);
  void carry_out(ConferenceSession& session, Timestamp now);
  void write_log(const ConferenceSession& session, const SessionOutput& output) const;
  void command(const std::optional<ConferenceId>& conference, mcu::CommandBody body, uint64_t offer);
  ConferenceSession* find(const ConferenceId& id);

  const DirectorySettings settings_;
  const DirectoryPorts ports_;
  std::function<std::string()> make_id_;
  std::map<ConferenceId, std::unique_ptr<ConferenceSession>> sessions_;
  std::map<ClientKey, Client> clients_;
  HallPlaces places_;
  std::map<SiteId, ClientKey> halls_;     // each site's device
  std::map<SiteId, ClientKey> controls_;  // and its control
  bool mcu_up_ = false;
  std::unordered_map<int64_t, OpenCommand> commands_;  // sent and not answered
  int64_t last_command_ = 0;
  AlarmList alarms_;
};

}  // namespace signaling
