// A technician's help from afar: what a site's device is asked, and what lasts for as long as a technician's page wants
// it. Part of ConferenceSession.
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "signaling/session/conference_session.h"

namespace signaling {
namespace {

const Text kNoAnswer{"Trang của điểm cầu không trả lời trong 10 giây.",
                     "The site's page did not answer within 10 seconds."};
const Text kPageGone{"Trang của điểm cầu đã mất kết nối trước khi trả lời.",
                     "The site's page was gone before it answered."};
const Text kEmptyAnswer{"Trang của điểm cầu trả lời nhưng không kèm nội dung được hỏi.",
                        "The site's page answered without what it was asked for."};

RemoteDo request_for(RemoteAct what) {
  RemoteDo request;
  request.what = what;
  return request;
}

RemoteAnswer failed(const Text& text) {
  RemoteAnswer answer;
  answer.text = text;
  return answer;
}

}  // namespace

tl::expected<Seat*, Refusal> ConferenceSession::helped_seat(const SiteId& site) {
  Seat* seat = find_seat(site);
  if (seat == nullptr) return refuse(RefusalCode::kUnknownSite, "site", {name(site.value())});
  if (is_guest(site)) return refuse(RefusalCode::kNotForGuests, "site");
  if (!can_be_helped(site)) return refuse(RefusalCode::kSiteRemoved, "site", {name(seat->plan.name)});
  if (!seat->is_connected()) return refuse(RefusalCode::kSiteNotConnected, "site", {name(seat->plan.name)});
  return seat;
}

bool ConferenceSession::can_be_helped(const SiteId& site) const {
  const auto* data = engine_.data().seat(site);
  return find_seat(site) != nullptr && data != nullptr && !data->removed;
}

// ---- what the site's device is asked -------------------------------------------------------------------------------

Done ConferenceSession::ask_hall(const SiteId& site, RemoteDo todo, std::string detail, const Sent& by) {
  const auto found = helped_seat(site);
  if (!found) return tl::unexpected(found.error());
  const Seat& seat = **found;
  // A page without media has no devices.
  if (!seat.link.has_media()) return refuse(RefusalCode::kSiteNotConnected, "site", {name(seat.plan.name)});
  const auto number = remote_.ask(by.key, by.actor.id, *seat.client, site, todo.what, by.now);
  if (!number) {
    return refuse(number.error() == RemoteDesk::Fault::kOpen ? RefusalCode::kRemoteOpen : RefusalCode::kRemoteFull);
  }
  if (by.id) remote_ids_.emplace(*number, *by.id);
  engine_.note_help(by.actor, {site, todo.what, std::move(detail)}, by.now);
  todo.request = *number;
  todo.by = by.actor.name;
  send(*seat.client, std::move(todo));
  return {};
}

Done ConferenceSession::on(const AskDevices& message, const Sent& by) {
  return ask_hall(message.site, request_for(RemoteAct::kDevices), {}, by);
}

Done ConferenceSession::on(const SwitchDevice& message, const Sent& by) {
  RemoteDo change = request_for(RemoteAct::kSwitch);
  change.kind = message.kind;
  change.device = message.device;
  std::string detail(to_string(message.kind));
  const auto label = remote_.label_of(message.site, message.kind, message.device);
  if (!label.empty()) detail += " " + label;
  return ask_hall(message.site, std::move(change), std::move(detail), by);
}

Done ConferenceSession::on(const RestartMedia& message, const Sent& by) {
  return ask_hall(message.site, request_for(RemoteAct::kRestart), {}, by);
}

Done ConferenceSession::on(const TakeStill& message, const Sent& by) {
  return ask_hall(message.site, request_for(RemoteAct::kStill), {}, by);
}

Done ConferenceSession::on(const AnswerRemote& message, const Sent& by) {
  idle_ = true;
  const Seat* seat = by.client.seat;
  if (seat == nullptr || seat->client != by.key || !seat->link.has_media()) return refuse(RefusalCode::kNoMedia);
  const auto request = remote_.answer(by.key, message.request);
  if (!request) return refuse(RefusalCode::kRemoteNone, "request");
  RemoteAnswer answer;
  answer.ok = message.ok;
  if (!message.text.empty()) answer.text = name(message.text);
  if (request->what == RemoteAct::kDevices) {
    answer.devices = message.devices;
    if (message.devices) remote_.note_devices(request->site, *message.devices);
  } else if (request->what == RemoteAct::kStill) {
    answer.image = message.image;
  }
  const bool lacks = (request->what == RemoteAct::kDevices && !answer.devices) ||
                     (request->what == RemoteAct::kStill && answer.image.empty());
  if (answer.ok && lacks) {
    answer.ok = false;
    answer.text = kEmptyAnswer;
  }
  tell_answer(*request, std::move(answer));
  return {};
}

void ConferenceSession::tell_answer(const RemoteDesk::Request& request, RemoteAnswer answer) {
  answer.request = request.number;
  answer.site = request.site;
  answer.what = request.what;
  if (auto id = remote_ids_.extract(request.number)) answer.reply_to = std::move(id.mapped());
  if (clients_.contains(request.by)) send(request.by, std::move(answer));
}

void ConferenceSession::end_late_requests(Timestamp now) {
  for (const auto& request : remote_.expire(now)) tell_answer(request, failed(kNoAnswer));
}

// ---- what signaling does by itself ---------------------------------------------------------------------------------

Done ConferenceSession::on(const MuteRemotely& message, const Sent& by) {
  if (const auto seat = helped_seat(message.site); !seat) return tl::unexpected(seat.error());
  engine_.note_help(by.actor, {message.site, RemoteAct::kMute}, by.now);
  return done(engine_.mute(by.actor, message.site, by.now), message.site, "site");
}

Done ConferenceSession::on(const CapSending& message, const Sent& by) {
  if (const auto seat = helped_seat(message.site); !seat) return tl::unexpected(seat.error());
  if (engine_.data().seat(message.site)->cap_kbps == message.kbps) return {};
  engine_.note_help(by.actor, {message.site, RemoteAct::kCap, {}, message.kbps}, by.now);
  return {};
}

// ---- what lasts ----------------------------------------------------------------------------------------------------

template <typename Change>
Done ConferenceSession::help(const std::optional<SiteId>& site, const Sent& by, Change change) {
  if (!by.client.link || !by.client.link->has_media()) return refuse(RefusalCode::kNoMedia);
  if (site) {
    if (const auto seat = helped_seat(*site); !seat) return tl::unexpected(seat.error());
  }
  const auto before = remote_.help_of(by.key);
  if (Done changed = change(); !changed) return changed;
  remote_helpers_.insert_or_assign(by.key, by.actor);
  note_help(by.key, before, by.now);
  return {};
}

Done ConferenceSession::on(const ListenToSite& message, const Sent& by) {
  return help(message.site, by, [&]() -> Done {
    remote_.listen(by.key, message.site);
    return {};
  });
}

Done ConferenceSession::on(const WatchSite& message, const Sent& by) {
  return help(message.site, by, [&]() -> Done {
    remote_.watch(by.key, message.site);
    return {};
  });
}

Done ConferenceSession::on(const TalkToSite& message, const Sent& by) {
  return help(message.site, by, [&]() -> Done {
    if (const auto talks = remote_.talk(by.key, by.actor.id, message.site); !talks) {
      return refuse(RefusalCode::kRemoteBusy, "site", {name(name_of(talks.error()))});
    }
    return {};
  });
}

// What ended stands before what began.
void ConferenceSession::note_help(ClientKey page, const RemoteDesk::Help& before, Timestamp now) {
  const auto helper = remote_helpers_.find(page);
  if (helper == remote_helpers_.end()) return;
  using Site = std::optional<SiteId>;
  const auto after = remote_.help_of(page);
  const std::tuple<RemoteAct, Site, Site> acts[] = {{RemoteAct::kListen, before.listens_to, after.listens_to},
                                                    {RemoteAct::kWatch, before.watches, after.watches},
                                                    {RemoteAct::kTalk, before.talks_to, after.talks_to}};
  for (const auto& [act, from, to] : acts) {
    if (from && from != to) engine_.note_help(helper->second, {*from, act, std::string(kHelpEnds)}, now);
  }
  for (const auto& [act, from, to] : acts) {
    if (to && from != to) engine_.note_help(helper->second, {*to, act, std::string(kHelpBegins)}, now);
  }
  if (after.is_none()) remote_helpers_.erase(helper);
}

void ConferenceSession::settle_help(Timestamp now) {
  std::vector<ClientKey> gone;
  for (const auto& request : remote_.open()) {
    if (!clients_.contains(request.to)) gone.push_back(request.to);
  }
  for (const auto& device : gone) {
    for (const auto& request : remote_.device_gone(device)) tell_answer(request, failed(kPageGone));
  }
  const auto helpers = remote_.helpers();
  for (const auto& [key, help] : helpers) {
    const auto found = clients_.find(key);
    const auto ends = [&](const std::optional<SiteId>& site, Action action) {
      return site && (found == clients_.end() || !can_be_helped(*site) || !may(found->second, action));
    };
    if (ends(help.listens_to, Action::kRemoteListen)) remote_.listen(key, std::nullopt);
    if (ends(help.watches, Action::kRemoteWatch)) remote_.watch(key, std::nullopt);
    if (ends(help.talks_to, Action::kRemoteTalk)) (void)remote_.talk(key, {}, std::nullopt);
    note_help(key, help, now);
  }
}

// ---- what is told --------------------------------------------------------------------------------------------------

std::string ConferenceSession::name_of(ClientKey page) const {
  const auto found = clients_.find(page);
  return found == clients_.end() ? std::string() : found->second.visitor.name;
}

std::string ConferenceSession::account_of(ClientKey page) const {
  const auto found = remote_helpers_.find(page);
  return found == remote_helpers_.end() ? std::string() : found->second.id;
}

// Each technician once, on however many pages.
std::vector<std::string> ConferenceSession::names_of_helpers(std::optional<SiteId> RemoteDesk::Help::*act,
                                                             const SiteId& site) const {
  std::vector<std::string> names;
  std::set<std::string> accounts;
  for (const auto& [page, help] : remote_.helpers()) {
    if (help.*act == site && accounts.insert(account_of(page)).second) names.push_back(name_of(page));
  }
  return names;
}

RemoteState ConferenceSession::make_remote_state(const Seat& seat) const {
  RemoteState state;
  if (const auto* data = engine_.data().seat(seat.plan.id)) state.cap_kbps = data->cap_kbps;
  for (const auto& [key, help] : remote_.helpers()) {
    if (help.listens_to == seat.plan.id) state.listening = true;
    if (help.talks_to == seat.plan.id) state.talker = name_of(key);
  }
  return state;
}

RemoteBoard ConferenceSession::make_remote_board() const {
  RemoteBoard board;
  for (const auto& seat : seats_) {
    RemoteBoard::Entry entry{seat.plan.id};
    if (const auto* data = engine_.data().seat(seat.plan.id)) entry.cap_kbps = data->cap_kbps;
    entry.listeners = names_of_helpers(&RemoteDesk::Help::listens_to, seat.plan.id);
    entry.watchers = names_of_helpers(&RemoteDesk::Help::watches, seat.plan.id);
    if (const auto talker = remote_.talker(seat.plan.id)) entry.talker = name_of(*talker);
    if (entry != RemoteBoard::Entry{seat.plan.id}) board.sites.push_back(std::move(entry));
  }
  return board;
}

void ConferenceSession::publish_remote() {
  for (auto& seat : seats_) {
    auto state = make_remote_state(seat);
    if (!seat.remote.update(state, seq_)) continue;
    std::vector<ClientKey> to;
    for (const auto& [key, client] : clients_) {
      if (client.told && client.seat == &seat) to.push_back(key);
    }
    if (!to.empty()) output_.sends.push_back({std::move(to), std::move(state), seq_});
  }
  if (auto board = make_remote_board(); remote_told_.update(board, seq_)) {
    publish(std::move(board), Action::kRemoteListen);
  }
}

}  // namespace signaling
