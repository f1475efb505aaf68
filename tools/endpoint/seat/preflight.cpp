#include "tools/endpoint/seat/preflight.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "tools/endpoint/seat/json_fields.h"
#include "tools/endpoint/seat/self_report.h"

namespace tools {

namespace json = boost::json;
using media::Duration;
using media::Timestamp;

namespace {

// The protocol's bounds.
constexpr double kMaxKbps = 1e6;
constexpr double kLongestDelayMs = 2000;

double milliseconds(Duration d) { return std::chrono::duration<double, std::milli>(d).count(); }
double tenths(double value) { return std::round(value * 10) / 10; }

std::optional<Preflight::Probe> read_probe(const json::object& message) {
  const auto* value = message.if_contains("probe");
  if (!value || !value->is_object()) return std::nullopt;
  const auto bytes = number_field(value->get_object(), "bytes");
  const auto max_kbps = number_field(value->get_object(), "max_kbps");
  const auto seconds = number_field(value->get_object(), "seconds");
  if (!bytes || !max_kbps || !seconds || !(*bytes >= 1) || !(*max_kbps >= 1) || !(*seconds > 0)) return std::nullopt;
  const double bounded = std::min(*bytes, static_cast<double>(Preflight::kMaxProbeBytes));
  return Preflight::Probe{static_cast<uint64_t>(bounded), std::min(*max_kbps, kMaxKbps),
                          std::min(*seconds, Preflight::kLongestProbe)};
}

std::string_view state(bool gives) { return gives ? "ok" : "silent"; }

void add_devices(const SeatMedia::Devices& devices, json::object& result) {
  if (devices.camera) result["camera"] = state(*devices.camera);
  if (devices.moving) result["camera_moving"] = *devices.moving;
  if (devices.microphone) result["microphone"] = state(*devices.microphone);
  if (devices.microphone_dbov) result["microphone_dbov"] = tenths(*devices.microphone_dbov);
}

void add_chirp(const std::optional<SeatMedia::Room>& room, json::object& result) {
  result["chirp"] = std::string_view(room ? "heard" : "failed");
  if (!room) return;
  result["chirp_delay_ms"] = tenths(std::clamp(milliseconds(room->delay), 0.0, kLongestDelayMs));
  result["chirp_loss_db"] = tenths(room->loss_db);
}

}  // namespace

bool Preflight::start(const json::object& message, Timestamp now) {
  const auto* number = message.if_contains("test");
  const auto quiet_ms = number_field(message, "quiet_ms");
  if (!number || !(number->is_int64() || number->is_uint64()) || !quiet_ms || !(*quiet_ms >= 0)) return false;
  const double bounded = std::min(*quiet_ms, milliseconds(kLongestQuiet));
  Test test;
  test.number = *number;
  test.sounds = flag_field(message, "sounds").value_or(false);
  test.quiet_until = now + std::chrono::duration_cast<Duration>(std::chrono::duration<double, std::milli>(bounded));
  test.probe = read_probe(message);
  test_ = std::move(test);
  return true;
}

std::optional<Preflight::Probe> Preflight::take_probe(Timestamp now) {
  if (!test_ || !test_->probe || now < test_->quiet_until) return std::nullopt;
  test_->probing = true;
  return std::exchange(test_->probe, std::nullopt);
}

void Preflight::on_probe(const ProbeFigures& figures) {
  if (!test_ || !test_->probing) return;
  test_->probing = false;
  test_->figures = figures;
}

bool Preflight::is_through(Timestamp now) const {
  return test_ && !test_->probe && !test_->probing && now >= test_->quiet_until;
}

json::object Preflight::take_result(const Look& look) {
  const Test test = std::move(*test_);
  test_.reset();
  json::object result{{"type", "preflight.result"},
                      {"test", test.number},
                      {"browser", SelfReport::kBrowser},
                      {"clock_ms", look.clock_ms}};
  if (test.figures.up_kbps) result["up_kbps"] = tenths(*test.figures.up_kbps);
  if (test.figures.down_kbps) result["down_kbps"] = tenths(*test.figures.down_kbps);
  add_devices(look.devices, result);
  if (test.sounds) add_chirp(look.room, result);
  return result;
}

Timestamp Preflight::next_deadline() const {
  return test_ && !test_->probing ? test_->quiet_until : media::kNever;
}

}  // namespace tools
