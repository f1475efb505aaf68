#pragma once

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "signaling/preflight/preflight.h"

namespace signaling {

inline constexpr Timestamp kStart{std::chrono::seconds(1000)};
inline constexpr uint64_t kFirstTest = 500;

// Sites of a conference with a made-up clock.
struct PreflightWorld {
  explicit PreflightWorld(std::vector<std::string> names, bool testing = true) : conditions{testing, true} {
    for (auto& name : names) sites.push_back({.site = SiteId(std::move(name))});
  }

  TestSite& site(std::string_view name) {
    return *std::ranges::find_if(sites, [&](const auto& each) { return each.site.value() == name; });
  }
  void come(std::string_view name) {
    auto& here = site(name);
    here.connected_since = now;
    here.device = ++devices;
    here.media = true;
    update();
  }
  void go(std::string_view name) {
    site(name).connected_since.reset();
    site(name).media = false;
    update();
  }
  void update() {
    preflight.update(sites, conditions, now);
    collect();
  }
  void begin_session() {
    conditions.testing = false;
    update();
  }
  void request(std::optional<std::string> name, bool sounds) {
    preflight.request(name ? std::optional(SiteId(*name)) : std::nullopt, sounds, "Trần Thị B", now);
    collect();
  }
  // The site's device answers its newest test; false if it is not taken.
  bool answer(const std::string& name, EndpointTest found = well()) {
    const bool taken = preflight.answer(SiteId(name), tests[name], std::move(found), now);
    collect();
    return taken;
  }
  static EndpointTest well() {
    return {.up_kbps = 3900,
            .down_kbps = 3900,
            .camera = mcu::DeviceState::kOk,
            .microphone = mcu::DeviceState::kOk,
            .camera_moving = true,
            .microphone_dbov = -30,
            .chirp = Chirp::kHeard,
            .chirp_loss_db = 20,
            .clock_offset_s = 0,
            .browser = "Chrome 140"};
  }
  static EndpointTest without_camera() {
    auto found = well();
    found.camera = mcu::DeviceState::kLost;
    return found;
  }
  static EndpointTest deaf() {
    auto found = well();
    found.chirp = Chirp::kSilent;
    return found;
  }
  // The mcu's second of all that are there.
  void measure() {
    for (const auto& each : sites) {
      if (!each.connected_since) continue;
      mcu::SiteSecond second;
      second.site = each.site;
      second.uplink.emplace().packets = 100;
      second.downlink.emplace().packets = 100;
      second.downlink->rtt_ms = 20;
      preflight.add_second(second, now);
    }
    collect();
  }
  // Lets time pass, with a second of the mcu each second, and does what comes due when it is due.
  void pass(Duration d) {
    const Timestamp end = now + d;
    while (now < end) {
      const Timestamp next = std::min(now + std::chrono::seconds(1), end);
      while (preflight.next_deadline() <= next) {
        now = std::max(now, preflight.next_deadline());
        preflight.handle_timeout(now);
        collect();
      }
      now = next;
      if (measures) measure();
    }
  }
  void collect() {
    for (const auto& start : preflight.take_starts()) {
      starts += " " + start.site.value() + (start.sounds ? "+sounds" : "") + (start.probe ? "" : "-probe");
      tests[start.site.value()] = start.test;
      started[start.site.value()] = now;
    }
    for (const auto& finished : preflight.take_finished()) {
      reports[finished.site.value()] = *finished.report;
      ended += " " + finished.site.value() + ":" + std::string(to_string(lamp_of(*finished.report)));
    }
  }
  Preflight::Status status(std::string_view name) const {
    for (auto& each : preflight.statuses()) {
      if (each.site.value() == name) return each;
    }
    return {};
  }
  TestState state(std::string_view name) const { return status(name).state; }
  Finding reach(const std::string& name) const { return reports.at(name).checks.at(0).finding; }
  // What began and ended since the last time it was asked.
  std::string took_starts() { return std::exchange(starts, ""); }
  std::string took_ended() { return std::exchange(ended, ""); }

  std::vector<TestSite> sites;
  TestConditions conditions;
  Timestamp now = kStart;
  uint64_t devices = 0;
  bool measures = true;
  Preflight preflight{PreflightSettings{}, kFirstTest};
  std::string starts;
  std::string ended;
  std::map<std::string, uint64_t> tests;
  std::map<std::string, Timestamp> started;
  std::map<std::string, PreflightReport> reports;
};

}  // namespace signaling
