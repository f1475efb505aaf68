// What the mcu says, and what it is told: the second part of ConferenceDirectory.
#include <algorithm>
#include <span>
#include <utility>

#include <spdlog/spdlog.h>

#include "signaling/session/conference_directory.h"

namespace signaling {

void ConferenceDirectory::mcu_up(const mcu::Welcome& welcome, Timestamp now) {
  mcu_up_ = true;
  spdlog::info("mcu is there name={} conferences={}", welcome.mcu, welcome.conferences.size());
  for (const auto& running : welcome.conferences) {
    if (find(running.id) != nullptr) continue;
    spdlog::info("removing conf={} from the mcu: it is not open here", running.id.value());
    command(std::nullopt, mcu::RemoveConference{running.id}, 0);
  }
  for (auto& [id, session] : sessions_) {
    const auto running = std::find_if(welcome.conferences.begin(), welcome.conferences.end(),
                                      [&, &id = id](const auto& c) { return c.id == id; });
    session->mcu_up(running == welcome.conferences.end() ? nullptr : &*running, now);
    carry_out(*session, now);
  }
}

void ConferenceDirectory::mcu_down(Timestamp now) {
  mcu_up_ = false;
  commands_.clear();
  for (auto& [id, session] : sessions_) {
    session->mcu_down(now);
    carry_out(*session, now);
  }
}

void ConferenceDirectory::mcu_event(const mcu::Event& event, Timestamp now) {
  std::visit([&](const auto& e) { on(e, now); }, event);
}

void ConferenceDirectory::on(const mcu::Reply& reply, Timestamp now) {
  const auto found = commands_.find(reply.id);
  if (found == commands_.end()) return;
  const OpenCommand open = found->second;
  commands_.erase(found);
  if (!reply.ok) {
    spdlog::warn("the mcu refuses {} conf={} code={}: {}", open.what, open.conference.value_or(ConferenceId()).value(),
                 reply.code, reply.message);
  }
  ConferenceSession* session = open.conference ? find(*open.conference) : nullptr;
  if (open.offer == 0 || session == nullptr) return;
  session->on_reply(open.offer, reply);
  carry_out(*session, now);
}

void ConferenceDirectory::on(const mcu::FiguresEvent& event, Timestamp now) {
  for (auto& [id, session] : sessions_) {
    const auto figures = std::ranges::find(event.conferences, id, &mcu::ConferenceFigures::id);
    std::span<const mcu::SiteSecond> sites;
    if (figures != event.conferences.end()) sites = figures->sites;
    session->on_figures(sites, event.server, now);
    carry_out(*session, now);
  }
}

template <typename E>
void ConferenceDirectory::on(const E& event, Timestamp now) {
  if constexpr (requires { event.conference; }) {
    ConferenceSession* session = find(event.conference);
    if (session == nullptr) return;
    session->on_event(event, now);
    carry_out(*session, now);
  }
}

void ConferenceDirectory::command(const std::optional<ConferenceId>& conference, mcu::CommandBody body,
                                  uint64_t offer) {
  constexpr std::string_view kWords[] = {"hello", "set_conference", "remove_conference", "offer", "candidate", "leave"};
  const mcu::Command command{++last_command_, std::move(body)};
  commands_[command.id] = {conference, offer, kWords[command.body.index()]};
  ports_.mcu.send(command);
}

}  // namespace signaling
