#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <spdlog/spdlog.h>
#include <boost/json.hpp>

#include "scene.h"
#include "signaling/session/conference_directory.h"

namespace signaling {

// Lets in whom the test names, and forgets them when the test says so.
class TestDoor : public Doorkeeper {
 public:
  std::optional<Visitor> admit(std::string_view token, Timestamp) override { return find(std::string(token)); }
  std::optional<Visitor> renew(const Visitor& visitor) override { return find(visitor.credential); }

  void add_hall(const std::string& site, const std::string& name) {
    visitors[site] = {site, {.role = Role::kSite, .site = SiteId(site)}, Role::kSite, name, std::nullopt};
  }
  void add_page(const std::string& token, Role role, const std::string& conference) {
    Visitor visitor{token, {.role = role, .user = UserId(7)}, role, token, ConferenceId(conference)};
    const bool by_account = role == Role::kOperator || role == Role::kTechnician;
    visitors[token] = by_account ? visitor : with_part(visitor, ConferenceId(conference), role);
  }

  std::unordered_map<std::string, Visitor> visitors;

 private:
  std::optional<Visitor> find(const std::string& credential) const {
    const auto found = visitors.find(credential);
    return found == visitors.end() ? std::nullopt : std::optional(found->second);
  }
};

// A directory with a made-up clock and faked ports: who was told what, what the mcu was told, who came and went.
class DirectoryScene : public ClientPort,
                       public McuPort,
                       public PresencePort,
                       public UpcomingSource,
                       public FiguresPort {
 public:
  // The doorkeeper may come to life later than this.
  explicit DirectoryScene(Doorkeeper& door)
      : directory(DirectorySettings{.presets = Scene::presets()}, {*this, *this, door, *this, *this, nullptr, this},
                  [this] { return "id-" + std::to_string(++ids); }) {
    spdlog::set_level(spdlog::level::off);
  }
  ~DirectoryScene() override { spdlog::set_level(spdlog::level::info); }

  // A conference of the sites a and b; a is the chair's where `chair` says so.
  static ConferencePlan plan(const std::string& id, bool chair = false) {
    ConferencePlan plan;
    plan.id = ConferenceId(id);
    plan.title = "Hội nghị " + id;
    plan.sites = {{SiteId("a"), "Ý Yên"}, {SiteId("b"), "Mỹ Lộc"}};
    if (chair) plan.chair_site = SiteId("a");
    return plan;
  }

  void send(ClientKey client, std::shared_ptr<const std::string> text) override {
    told[client.value()].push_back(boost::json::parse(*text).as_object());
  }
  void close(ClientKey client, CloseCode code) override { closed[client.value()] = code; }
  void send(const mcu::Command& command) override { commands.push_back(command); }
  void site_joined(const ConferenceId& conference, const SiteId& site) override {
    presence += " " + conference.value() + "+" + site.value();
  }
  void site_left(const ConferenceId& conference, const SiteId& site) override {
    presence += " " + conference.value() + "-" + site.value();
  }
  Upcoming upcoming(const SiteId& site) override { return coming[site]; }
  void second(const ConferenceId& conference, const MonitoredSecond& second) override {
    seconds.insert_or_assign(conference.value(), second);
  }

  void open(uint64_t key) { directory.client_opened(ClientKey(key), now); }
  void text(uint64_t key, std::string_view text) { directory.client_text(ClientKey(key), text, now); }
  void join(uint64_t key, const std::string& token, bool media = true) {
    open(key);
    text(key, R"({"type":"join","version":2,"token":")" + token + R"(","media":)" + (media ? "true}" : "false}"));
  }
  boost::json::object last(uint64_t key, std::string_view type) {
    for (auto m = told[key].rbegin(); m != told[key].rend(); ++m) {
      if (m->at("type").as_string() == type) return *m;
    }
    return {};
  }
  // The types of what a client was told, without those that repeat the state: "standby ended joined".
  std::string story(uint64_t key) {
    std::string story;
    for (const auto& m : told[key]) {
      const auto& type = m.at("type").as_string();
      if (type != "standby" && type != "joined" && type != "ended" && type != "move_notice") continue;
      story += (story.empty() ? "" : " ") + std::string(type);
    }
    return story;
  }
  std::string error(uint64_t key) {
    const auto e = last(key, "error");
    return e.empty() ? "" : std::string(e.at("code").as_string());
  }
  // The conference a client was told last that it is in.
  std::string conference(uint64_t key) {
    const auto joined = last(key, "joined");
    return joined.empty() ? "" : std::string(joined.at("conference").at("id").as_string());
  }
  template <typename M>
  size_t count() const {
    size_t n = 0;
    for (const auto& c : commands) n += std::holds_alternative<M>(c.body);
    return n;
  }

  ConferenceDirectory directory;
  Timestamp now = Timestamp(std::chrono::seconds(100));
  int ids = 0;
  std::map<uint64_t, std::vector<boost::json::object>> told;
  std::map<uint64_t, CloseCode> closed;
  std::vector<mcu::Command> commands;
  std::string presence;
  std::map<std::string, MonitoredSecond> seconds;  // the newest of each conference
  std::map<SiteId, Upcoming> coming;
};

}  // namespace signaling
