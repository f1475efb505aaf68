#include "tools/endpoint/seat/seat_fault.h"

#include <boost/json.hpp>

#include <chrono>
#include <cmath>
#include <optional>
#include <string_view>

namespace tools {

namespace json = boost::json;

namespace {

std::optional<double> number_within(const json::value& value, double least, double most) {
  boost::system::error_code error;
  const auto number = value.to_number<double>(error);
  if (error || !(number >= least && number <= most)) return std::nullopt;
  return number;
}

bool read_camera(const json::value& value, CameraFault& camera) {
  if (!value.is_string()) return false;
  const std::string_view word(value.get_string().data(), value.get_string().size());
  if (word != "frozen" && word != "overloaded") return false;
  camera = word == "frozen" ? CameraFault::kFrozen : CameraFault::kOverloaded;
  return true;
}

bool read_member(std::string_view name, const json::value& value, SeatFault& fault) {
  if (name == "camera") return read_camera(value, fault.hall.camera);
  const struct {
    std::string_view name;
    double least, most;
  } numbers[] = {{"loss", 0, 0.9},    {"burst", 1, 100},   {"kbps", 8, 100'000},
                 {"echo_ms", 50, 500}, {"echo_loss_db", 0, 60}};
  std::optional<double> number;
  for (const auto& known : numbers) {
    if (known.name == name) number = number_within(value, known.least, known.most);
  }
  if (!number) return false;
  if (name == "loss") fault.line.loss = *number;
  if (name == "burst") fault.line.burst = *number;
  if (name == "kbps") fault.line.kbps = static_cast<int>(std::lround(*number));
  if (name == "echo_ms") fault.hall.echo.delay = std::chrono::milliseconds(std::lround(*number));
  if (name == "echo_loss_db") fault.hall.echo.loss_db = *number;
  return true;
}

}  // namespace

bool read_seat_fault(const json::value& value, SeatFault& fault) {
  if (!value.is_object()) return false;
  SeatFault read = fault;
  for (const auto& member : value.get_object()) {
    if (!read_member({member.key().data(), member.key().size()}, member.value(), read)) return false;
  }
  fault = read;
  return true;
}

}  // namespace tools
