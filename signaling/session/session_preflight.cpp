// How sites are tested before a conference, and at a click. Part of ConferenceSession.
#include <algorithm>
#include <chrono>
#include <utility>

#include "signaling/session/conference_session.h"

namespace signaling {
namespace {

using std::chrono::milliseconds;

int64_t to_ms(Duration duration) { return std::chrono::duration_cast<milliseconds>(duration).count(); }

}  // namespace

void ConferenceSession::restore_tests() {
  for (const auto& test : engine_.data().tests) preflight_.restore(test.site, test.report, test.at);
}

// ---- what pages and devices say ------------------------------------------------------------------------------------

Done ConferenceSession::on(const RunPreflight& message, const Sent& by) {
  std::optional<SiteId> site = message.site;
  if (!site && by.client.seat != nullptr) site.emplace(by.client.seat->plan.id);
  const Seat* seat = site ? find_seat(*site) : nullptr;
  if (site && seat == nullptr) return refuse(RefusalCode::kUnknownSite, "site", {name(site->value())});
  if (site && is_guest(*site)) return refuse(RefusalCode::kNotForGuests, "site");
  if (site && engine_.data().seat(*site)->removed) {
    return refuse(RefusalCode::kSiteRemoved, "site", {name(seat->plan.name)});
  }
  preflight_.request(site, message.sounds, by.actor.name, by.now);
  return {};
}

Done ConferenceSession::on(const PreflightResult& message, const Sent& by) {
  const Seat* seat = by.client.seat;
  if (seat == nullptr || seat->client != by.key || !seat->link.has_media()) return refuse(RefusalCode::kNoMedia);
  EndpointTest found = message.found;
  if (message.clock_ms) {
    found.clock_offset_s = seconds_ahead(*message.clock_ms, settings_.clocks.to_wall(by.now));
  }
  const auto judged = verdicts_noted_.find(seat->plan.id);
  found.overloaded = judged != verdicts_noted_.end() && judged->second == VerdictKind::kHallComputer;
  if (preflight_.answer(seat->plan.id, message.test, std::move(found), by.now)) return {};
  return refuse(RefusalCode::kNoPreflight, "test");
}

// ---- what the conference is like -----------------------------------------------------------------------------------

void ConferenceSession::follow_preflight(Timestamp now) {
  std::vector<TestSite> sites;
  for (const auto& seat : seats_) {
    if (!is_guest(seat.plan.id)) sites.push_back(make_test_site(seat));
  }
  preflight_.update(sites, {phase() == OpenPhase::kTesting, mcu_up_}, now);
  for (const auto& start : preflight_.take_starts()) start_test(start);
  for (const auto& [site, report] : preflight_.take_finished()) engine_.site_tested(site, *report, now);
}

TestSite ConferenceSession::make_test_site(const Seat& seat) const {
  const auto& turn = engine_.roll().state().turn;
  TestSite site{seat.plan.id};
  const auto since = seat.connected_since();
  const bool there = seat.is_connected() && !engine_.data().seat(seat.plan.id)->removed;
  // A device that came back to media that still run has just come.
  if (there && since) site.connected_since = std::max(*since, seat.client_since);
  site.device = seat.client ? seat.client->value() : 0;
  site.media = seat.media_since.has_value() && seat.media_connection == seat.link.connection();
  site.has_floor = engine_.speech().holder(seat.plan.id) != nullptr || (turn && turn->site == seat.plan.id);
  site.live = engine_.is_live(seat.plan.id);
  return site;
}

void ConferenceSession::start_test(const Preflight::Start& start) {
  const Seat* seat = find_seat(start.site);
  if (seat == nullptr || !seat->client) return;
  StartPreflight message{start.test, start.sounds, to_ms(Preflight::kQuiet)};
  const auto& settings = settings_.preflight;
  if (start.probe) message.probe = {settings.probe_max_kbps, settings.probe_seconds, settings.probe_bytes()};
  send(*seat->client, std::move(message));
}

// ---- what is told --------------------------------------------------------------------------------------------------

PreflightBoard::Entry ConferenceSession::make_test_entry(const Preflight::Status& status, Timestamp now) const {
  PreflightBoard::Entry entry{status.site, status.state};
  if (status.report) {
    entry.at = wall_text(status.at);
    entry.report = *status.report;
  }
  if (status.retest_at) entry.retest_in_ms = to_ms(std::max(*status.retest_at - now, Duration::zero()));
  return entry;
}

PreflightBoard ConferenceSession::make_preflight(Timestamp now) const {
  PreflightBoard board;
  for (const auto& status : preflight_.statuses()) board.sites.push_back(make_test_entry(status, now));
  return board;
}

PreflightBoard ConferenceSession::make_preflight(const Seat& seat, Timestamp now) const {
  PreflightBoard board;
  if (seat.test.value()) board.sites.push_back(make_test_entry(*seat.test.value(), now));
  return board;
}

// For who was told `former`: a whole board is some 5 KB a site, and a test changes one.
PreflightBoard ConferenceSession::make_preflight(const std::vector<Preflight::Status>& former, Timestamp now) const {
  PreflightBoard board;
  const auto statuses = preflight_.statuses();
  board.whole = !std::ranges::equal(former, statuses, {}, &Preflight::Status::site, &Preflight::Status::site);
  for (size_t i = 0; i < statuses.size(); ++i) {
    if (board.whole || statuses[i] != former[i]) board.sites.push_back(make_test_entry(statuses[i], now));
  }
  return board;
}

// A hall is told of its own tests alone, from the first on.
void ConferenceSession::publish_preflight(Timestamp now) {
  if (preflight_version_ == preflight_.version()) return;
  preflight_version_ = preflight_.version();
  const auto statuses = preflight_.statuses();
  const auto former = preflight_told_.value().value_or(std::vector<Preflight::Status>());
  if (preflight_told_.update(statuses, seq_)) publish(make_preflight(former, now), Action::kReadPreflight);
  for (const auto& status : statuses) {
    Seat* seat = find_seat(status.site);
    if (seat == nullptr || (!seat->test.value() && status.state == TestState::kUntested)) continue;
    if (!seat->test.update(status, seq_)) continue;
    std::vector<ClientKey> to;
    for (const auto& [key, client] : clients_) {
      if (client.told && client.seat == seat) to.push_back(key);
    }
    if (!to.empty()) output_.sends.push_back({std::move(to), make_preflight(*seat, now), seq_});
  }
}

}  // namespace signaling
