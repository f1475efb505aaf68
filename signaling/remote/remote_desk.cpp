#include "signaling/remote/remote_desk.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace signaling {

// ---- requests ------------------------------------------------------------------------------------------------------

tl::expected<uint64_t, RemoteDesk::Fault> RemoteDesk::ask(ClientKey by, const std::string& account, ClientKey to,
                                                          const SiteId& site, RemoteAct what, Timestamp now) {
  const auto is_same = [&](const Request& r) { return r.account == account && r.site == site && r.what == what; };
  if (std::ranges::any_of(open_, is_same)) return tl::unexpected(Fault::kOpen);
  if (open_.size() >= kMaxOpen) return tl::unexpected(Fault::kFull);
  open_.push_back({++last_, by, to, site, what, now + kAnswerTime, account});
  return last_;
}

std::optional<RemoteDesk::Request> RemoteDesk::answer(ClientKey to, uint64_t number) {
  auto answered = take([&](const Request& r) { return r.to == to && r.number == number; });
  if (answered.empty()) return std::nullopt;
  return std::move(answered.front());
}

std::vector<RemoteDesk::Request> RemoteDesk::device_gone(ClientKey to) {
  return take([&](const Request& r) { return r.to == to; });
}

std::vector<RemoteDesk::Request> RemoteDesk::expire(Timestamp now) {
  return take([&](const Request& r) { return r.until <= now; });
}

// All have the same time, so the oldest ends first.
Timestamp RemoteDesk::next_deadline() const { return open_.empty() ? media::kNever : open_.front().until; }

template <typename Is>
std::vector<RemoteDesk::Request> RemoteDesk::take(Is is) {
  std::vector<Request> taken;
  std::ranges::copy_if(open_, std::back_inserter(taken), is);
  std::erase_if(open_, is);
  return taken;
}

// ---- what lasts ----------------------------------------------------------------------------------------------------

void RemoteDesk::listen(ClientKey by, std::optional<SiteId> site) {
  Help help = help_of(by);
  if (site) help.watches.reset();
  help.listens_to = std::move(site);
  set(by, std::move(help));
}

void RemoteDesk::watch(ClientKey by, std::optional<SiteId> site) {
  Help help = help_of(by);
  if (site) help.listens_to.reset();
  help.watches = std::move(site);
  set(by, std::move(help));
}

tl::expected<void, ClientKey> RemoteDesk::talk(ClientKey by, const std::string& account, std::optional<SiteId> site) {
  const auto other = site ? talker(*site) : std::nullopt;
  if (other && talkers_.at(*other) != account) return tl::unexpected(*other);
  talkers_.erase(by);
  if (site) talkers_.emplace(by, account);
  Help help = help_of(by);
  help.talks_to = std::move(site);
  set(by, std::move(help));
  return {};
}

RemoteDesk::Help RemoteDesk::help_of(ClientKey by) const {
  const auto found = helpers_.find(by);
  return found == helpers_.end() ? Help{} : found->second;
}

std::optional<ClientKey> RemoteDesk::talker(const SiteId& site) const {
  for (const auto& [key, help] : helpers_) {
    if (help.talks_to == site) return key;
  }
  return std::nullopt;
}

void RemoteDesk::set(ClientKey by, Help help) {
  if (help.is_none()) {
    helpers_.erase(by);
  } else {
    helpers_.insert_or_assign(by, std::move(help));
  }
}

// ---- devices -------------------------------------------------------------------------------------------------------

void RemoteDesk::note_devices(const SiteId& site, std::vector<MediaDevice> devices) {
  if (devices.size() > kMaxMediaDevices) devices.resize(kMaxMediaDevices);
  devices_.insert_or_assign(site, std::move(devices));
}

std::string RemoteDesk::label_of(const SiteId& site, MediaDeviceKind kind, std::string_view id) const {
  const auto found = devices_.find(site);
  if (found == devices_.end()) return {};
  const auto is_meant = [&](const MediaDevice& device) { return device.kind == kind && device.id == id; };
  const auto device = std::ranges::find_if(found->second, is_meant);
  return device == found->second.end() ? std::string() : device->label;
}

}  // namespace signaling
