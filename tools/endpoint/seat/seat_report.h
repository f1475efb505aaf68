#pragma once

#include <boost/json.hpp>

#include "tools/endpoint/core/meters.h"
#include "tools/endpoint/seat/seat.h"

namespace tools {

// What a seat heard and saw since its last reset, as the README says.
class SeatReport {
 public:
  // `samples`: every single latency too.
  SeatReport(const Seat& seat, bool samples) : seat_(seat), samples_(samples) {}
  boost::json::object write(media::Timestamp now) const;

 private:
  boost::json::object latency(const LatencyMeter& meter) const;
  boost::json::object sound(media::Timestamp now) const;
  boost::json::object picture(const PictureViewer& viewer, media::Timestamp now) const;
  boost::json::array tiles(const PictureViewer& viewer) const;
  boost::json::array sites(const PictureViewer& viewer, media::Timestamp now) const;
  void add_lines(boost::json::object& report) const;

  const Seat& seat_;
  bool samples_;
};

}  // namespace tools
