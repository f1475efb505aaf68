#pragma once

#include <boost/json/object.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "media/base/time.h"
#include "tools/endpoint/stream/seat_media.h"

namespace tools {

// What a seat tells signaling of itself and its machine, as a hall's page does: the message `report`. It holds what
// changed since the message before. Pure.
class SelfReport {
 public:
  static constexpr media::Duration kInterval = std::chrono::seconds(2);
  static constexpr std::string_view kBrowser = "Điểm Cầu endpoint";

  // What is measured anew for each message.
  struct Look {
    SeatMedia::Captured captured{};  // none of a seat that sends tracks
    double cpu_seconds = 0;          // that this process has used since its beginning
    unsigned cores = 1;
    int64_t clock_ms = 0;  // the machine's calendar, since 1970
    media::Timestamp at{};
  };

  boost::json::object make(const Look& look);

 private:
  std::optional<Look> former_;
};

}  // namespace tools
