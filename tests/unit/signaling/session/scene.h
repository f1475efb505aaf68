#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "signaling/session/conference_session.h"

namespace signaling {

// A conference session with a made-up clock: who says what, who was told what, what the mcu was told.
class Scene {
 public:
  explicit Scene(ConferencePlan plan) : session(std::move(plan)) {}

  static ConferencePlan plan(FloorPolicy policy = FloorPolicy::kChaired) {
    ConferencePlan plan;
    plan.id = ConferenceId("conf");
    plan.title = "Giao ban";
    plan.policy = policy;
    plan.sites = {{SiteId("center"), "UBND tỉnh"},
                  {SiteId("a"), "Ý Yên"},
                  {SiteId("b"), "Mỹ Lộc"},
                  {SiteId("c"), "Hải Hậu"}};
    plan.chair_site = SiteId("center");
    return plan;
  }

  // A site of the conference, or whoever has another role, by its word ("chair", "operator").
  static Visitor visitor(const std::string& who) {
    const auto role = parse_role(who);
    Visitor visitor;
    visitor.credential = "test";
    visitor.role = role.value_or(Role::kSite);
    visitor.name = role == Role::kChair ? "Chủ trì" : who;
    visitor.conference = ConferenceId("conf");
    visitor.principal.role = visitor.role;
    if (!role) visitor.principal.site = SiteId(who);
    return with_part(visitor, ConferenceId("conf"), visitor.role);
  }

  // Joins as a site, or by a role's word, under the client key `key`.
  Done join(uint64_t key, const std::string& who, bool media = true, std::optional<std::string> connection = {}) {
    Join join{"token", media, std::nullopt};
    if (connection) join.connection = ConnectionId(*connection);
    auto done = session.join(ClientKey(key), visitor(who), join, ConnectionId("c" + std::to_string(key)), now);
    collect();
    return done;
  }

  // Sends a message; "ok" or the code of the refusal.
  std::string say(uint64_t key, const std::string& text) {
    const auto parsed = parse_client_message(text);
    if (!parsed) return parsed.error().refusal.code;
    const auto done = session.handle(ClientKey(key), *parsed, now);
    collect();
    last_refusal = done ? Refusal{} : done.error();
    return done ? "ok" : done.error().code;
  }

  void leave(uint64_t key) {
    session.leave(ClientKey(key), now);
    collect();
  }

  // Lets time pass and does what comes due, at the moment it is due.
  void pass(Duration d) {
    const Timestamp end = now + d;
    while (session.next_deadline() <= end) {
      now = std::max(now, session.next_deadline());
      session.handle_timeout(now);
      collect();
    }
    now = end;
  }

  void mcu_up(const mcu::RunningConference* running = nullptr) {
    session.mcu_up(running, now);
    collect();
  }

  template <typename E>
  void event(const E& e) {
    if constexpr (std::is_same_v<E, mcu::ParticipantStateEvent>) {
      session.on_event(e, now);
    } else {
      session.on_event(e);
    }
    collect();
  }

  void collect() {
    auto output = session.take_output(now);
    for (auto& to_mcu : output.to_mcu) {
      if (const auto* set = std::get_if<mcu::SetConference>(&to_mcu.body)) {
        desired.push_back(set->conference);
      }
      commands.push_back(to_mcu);
    }
    for (const auto& send : output.sends) {
      for (const auto& key : send.to) {
        told[key.value()].push_back(boost::json::parse(to_json(send.message)).as_object());
      }
    }
    for (const auto& close : output.closes) closed[close.client.value()] = close.code;
    for (auto& event : output.record) record.push_back(event);
    for (auto& act : output.acts) acts.push_back(act);
    for (const auto& client : output.unseated) unseated.push_back(client.value());
    for (const auto& [site, there] : output.presence) presence += (there ? " +" : " -") + site.value();
  }

  // The newest message of a type that a client was told since forget(); null if none.
  boost::json::value last(uint64_t key, std::string_view type) const {
    const auto found = told.find(key);
    if (found == told.end()) return nullptr;
    for (auto m = found->second.rbegin(); m != found->second.rend(); ++m) {
      if (m->at("type").as_string() == type) return *m;
    }
    return nullptr;
  }
  size_t count(uint64_t key, std::string_view type) const {
    size_t n = 0;
    const auto found = told.find(key);
    if (found == told.end()) return 0;
    for (const auto& m : found->second) n += m.at("type").as_string() == type;
    return n;
  }
  // "off", "asked", "live" of a site in the newest roster a client had.
  std::string microphone(uint64_t key, std::string_view site) const { return roster_word(key, site, "microphone"); }
  std::string roster_word(uint64_t key, std::string_view site, std::string_view member) const {
    const auto roster = last(key, "roster");
    if (roster.is_null()) return "(no roster)";
    for (const auto& s : roster.at("sites").as_array()) {
      if (s.at("site").as_string() == site) {
        const auto& value = s.at(member);
        return value.is_string() ? std::string(value.as_string()) : boost::json::serialize(value);
      }
    }
    return "(no site)";
  }
  // Who is heard, as the mcu was told last.
  std::string heard() const {
    std::string sites;
    if (desired.empty()) return "(nothing)";
    for (const auto& p : desired.back().participants) {
      if (p.heard) sites += (sites.empty() ? "" : " ") + p.site.value();
    }
    return sites;
  }
  std::string stage() const {
    std::string sites;
    if (desired.empty()) return "(nothing)";
    for (const auto& place : desired.back().groups.at(0).places) {
      if (place.kind == mcu::DesiredPlace::Kind::kSite) sites += (sites.empty() ? "" : " ") + place.site.value();
    }
    return sites;
  }
  void forget() {
    told.clear();
    commands.clear();
    closed.clear();
    record.clear();
    acts.clear();
    unseated.clear();
    presence.clear();
  }

  ConferenceSession session;
  Timestamp now = Timestamp(std::chrono::seconds(5000));
  std::map<uint64_t, std::vector<boost::json::object>> told;
  std::vector<SessionOutput::ToMcu> commands;
  std::vector<mcu::DesiredConference> desired;
  std::map<uint64_t, CloseCode> closed;
  std::vector<FloorEvent> record;
  std::vector<SessionOutput::Act> acts;
  std::vector<uint64_t> unseated;
  std::string presence;  // " +a -b": came and went
  Refusal last_refusal;
};

}  // namespace signaling
