#pragma once

#include <boost/json.hpp>

#include <functional>
#include <set>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "mcu/ice/nice_ice_transport.h"
#include "mcu/loop/event_loop.h"
#include "media/base/result.h"
#include "media/crypto/certificate.h"
#include "tools/endpoint/core/media_store.h"
#include "tools/endpoint/core/send_log.h"
#include "tools/endpoint/seat/seat.h"

namespace tools {

// All seats of one process on one loop, told by commands what to do. Loop's thread.
class EndpointHost {
 public:
  struct Settings {
    std::string replay;                // folder of make_media; empty: none
    std::vector<std::string> listen;   // local addresses for media; empty: the machine's
    media::Duration poll_interval{0};  // as in mcu::IceConfig
    size_t decode_threads = 1;
    std::function<void(const boost::json::object&)> emit;
    // Pictures and sound of a seat with media "live".
    std::function<media::Result<std::unique_ptr<SeatMedia>>(const SeatSettings&, mcu::EventLoop&)> make_live;
    // Plays what a seat with "play_sound" or "play_picture" receives.
    std::function<media::Result<std::unique_ptr<SeatOutput>>(const SeatSettings&)> make_player;
  };

  // Errors: of media/crypto and mcu/ice.
  static media::Result<std::unique_ptr<EndpointHost>> create(mcu::EventLoop& loop, Settings settings);
  ~EndpointHost();

  // Takes a seat. Error: endpoint.settings if the name is taken.
  media::Result<void> add(SeatSettings settings);
  // One line of stdin; answered by an event.
  void on_line(std::string_view line);
  // Reports of all seats, as by command.
  void report_all();
  // Goes politely with all seats and then ends the loop.
  void leave_and_stop();

  // Defaults for the seats of "add".
  void set_defaults(SeatSettings defaults) { defaults_ = std::move(defaults); }

 private:
  EndpointHost(mcu::EventLoop& loop, Settings settings, media::Certificate certificate,
               std::unique_ptr<mcu::NiceIceFactory> ice);
  media::Result<void> obey(const Command& command);
  media::Result<std::unique_ptr<SeatMedia>> make_media(const SeatSettings& settings);
  media::Result<std::unique_ptr<DocumentReplay>> make_document(const SeatSettings& settings);
  media::Result<std::vector<std::unique_ptr<SeatOutput>>> make_outputs(const SeatSettings& settings);
  SeatSurroundings surroundings();
  void poll();

  mcu::EventLoop& loop_;
  NetworkThread network_;
  Settings settings_;
  SeatSettings defaults_;
  media::Certificate certificate_;
  std::unique_ptr<mcu::NiceIceFactory> ice_;
  MediaStore store_;
  SendLog log_;
  FrameMarks marks_;
  std::set<uint8_t> marked_;  // signs whose tracks are in marks_
  media::FrameBuffers buffers_;
  SharedDecoders decoders_;
  mcu::LanePool decoding_;
  std::vector<std::unique_ptr<Seat>> seats_;
  mcu::DeadlineTimer timer_;
  mcu::DeadlineTimer farewell_;
  mcu::EventLoop::Hook hook_;
};

}  // namespace tools
