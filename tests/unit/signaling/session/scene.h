#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "signaling/session/conference_session.h"

namespace signaling {

// A conference session with a made-up clock: who says what, who was told what, what the mcu was told.
class Scene {
 public:
  explicit Scene(ConferencePlan plan) : session(std::move(plan), settings(), {}, kStart) {}
  // Another run of the service, which begins at `start` with what the first has written.
  Scene(ConferencePlan plan, const std::vector<ConferenceEvent>& events, Timestamp start)
      : session(std::move(plan), settings("stream-2"), {events, events.empty() ? 0 : events.back().sequence}, start),
        now(start) {}

  static std::vector<LayoutPreset> presets() {
    using Kind = PlaceRule::Kind;
    return {{"stage", {"Hình chính", "Stage"}, mcu::LayoutName::kStage, {{Kind::kSpeaker}}, true},
            {"grid", {"Lưới", "Grid"}, mcu::LayoutName::kGrid, {}, true},
            {"full", {"Toàn màn hình", "Full"}, mcu::LayoutName::kFull, {{Kind::kSpeaker}}, false},
            {"slides", {"Tài liệu", "Slides"}, mcu::LayoutName::kContentSpeaker, {{Kind::kContent}}, true}};
  }

  // The made-up clock's beginning is nine o'clock in Viet Nam.
  static constexpr Timestamp kStart{std::chrono::seconds(5000)};
  static SessionSettings settings(std::string stream = "stream-1") {
    const WallTime nine = std::chrono::sys_days(std::chrono::year(2026) / 12 / 1) + std::chrono::hours(2);
    return {std::move(stream), {nine, kStart}, presets()};
  }

  static ConferencePlan plan(FloorPolicy policy = FloorPolicy::kChaired) {
    ConferencePlan plan;
    plan.id = ConferenceId("conf");
    plan.title = "Giao ban";
    plan.policy = policy;
    plan.sites = {
        {SiteId("center"), "UBND tỉnh"}, {SiteId("a"), "Ý Yên"}, {SiteId("b"), "Mỹ Lộc"}, {SiteId("c"), "Hải Hậu"}};
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
  // The same by somebody who has heard everything up to `seq`.
  Done come_back(uint64_t key, const std::string& who, uint64_t seq, const std::string& stream = "stream-1") {
    Join join{"token", !parse_role(who), std::nullopt, stream, seq};
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
    session.on_event(e, now);
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
        told[key.value()].push_back(boost::json::parse(to_json(send.message, send.seq)).as_object());
      }
    }
    for (const auto& close : output.closes) closed[close.client.value()] = close.code;
    for (auto& event : output.events) {
      if (const auto* floor = std::get_if<FloorEvent>(&event.what)) record.push_back(*floor);
      events.push_back(std::move(event));
    }
    for (auto& act : output.acts) acts.push_back(act);
    for (const auto& one : output.acknowledged) acknowledged.push_back(one);
    for (const auto& client : output.unseated) unseated.push_back(client.value());
    if (output.second) seconds.push_back(std::move(*output.second));
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
  // The newest `floor` message: holders or queue of the floor `speech`.
  boost::json::array holders(uint64_t key) const { return last(key, "floor").at("speech").at("holders").as_array(); }
  boost::json::array queue(uint64_t key) const { return last(key, "floor").at("speech").at("queue").as_array(); }
  // The newest number a client has heard.
  uint64_t seq(uint64_t key) const { return told.at(key).back().at("seq").to_number<uint64_t>(); }
  // The types a client was told since forget(), in order.
  std::string types(uint64_t key) const {
    std::string types;
    const auto found = told.find(key);
    if (found == told.end()) return types;
    for (const auto& m : found->second) types += (types.empty() ? "" : " ") + std::string(m.at("type").as_string());
    return types;
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
  Timestamp now = kStart;
  std::map<uint64_t, std::vector<boost::json::object>> told;
  std::vector<SessionOutput::ToMcu> commands;
  std::vector<mcu::DesiredConference> desired;
  std::map<uint64_t, CloseCode> closed;
  std::vector<FloorEvent> record;       // what happened on the floors since forget()
  std::vector<ConferenceEvent> events;  // everything that happened
  std::vector<SessionOutput::Acknowledged> acknowledged;
  std::vector<SessionOutput::Act> acts;
  std::vector<uint64_t> unseated;
  std::string presence;  // " +a -b": came and went
  std::vector<MonitoredSecond> seconds;  // of the lines
  Refusal last_refusal;
};

}  // namespace signaling
