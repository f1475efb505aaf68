#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <cstdint>
#include <optional>

#include "media/base/time.h"
#include "tools/endpoint/seat/probe_client.h"
#include "tools/endpoint/stream/seat_media.h"

namespace tools {

// A test of a hall before a conference, as signaling asks its device for it (`preflight.start`) and as a hall's page
// does it: some quiet, in which the bridge measures the line; then the probe of bandwidth; then the answer
// (`preflight.result`). Pure: whoever has it runs the probe and looks at the devices.
class Preflight {
 public:
  static constexpr media::Duration kLongestQuiet = std::chrono::seconds(10);
  static constexpr uint64_t kMaxProbeBytes = 16 << 20;
  static constexpr double kLongestProbe = 5;  // seconds

  struct Probe {
    uint64_t bytes = 0;
    double max_kbps = 0;
    double seconds = 0;  // each direction
    friend bool operator==(const Probe&, const Probe&) = default;
  };
  // What is looked at for the answer.
  struct Look {
    SeatMedia::Devices devices{};
    std::optional<SeatMedia::Room> room{};
    int64_t clock_ms = 0;  // the machine's calendar, since 1970
  };

  // Begins the test that `message` asks for, in place of one under way. False, and nothing changes, if it asks for
  // none that can be understood.
  bool start(const boost::json::object& message, media::Timestamp now);
  void cancel() { test_.reset(); }

  // The probe that is to begin now; once.
  std::optional<Probe> take_probe(media::Timestamp now);
  // The probe is over.
  void on_probe(const ProbeFigures& figures);

  bool is_through(media::Timestamp now) const;
  // The answer. REQUIRES: is_through(). Ends the test.
  boost::json::object take_result(const Look& look);

  // When to call take_probe() or take_result().
  media::Timestamp next_deadline() const;

 private:
  struct Test {
    boost::json::value number;  // comes back as it was
    bool sounds = false;
    media::Timestamp quiet_until{};
    std::optional<Probe> probe{};  // that has not begun
    bool probing = false;
    ProbeFigures figures{};
  };
  std::optional<Test> test_;
};

}  // namespace tools
