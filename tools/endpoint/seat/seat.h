#pragma once

#include <boost/json.hpp>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "mcu/loop/event_loop.h"
#include "media/base/result.h"
#include "tools/endpoint/core/send_log.h"
#include "tools/endpoint/seat/command.h"
#include "tools/endpoint/seat/preflight.h"
#include "tools/endpoint/seat/probe_client.h"
#include "tools/endpoint/seat/seat_settings.h"
#include "tools/endpoint/seat/self_report.h"
#include "tools/endpoint/seat/signaling_client.h"
#include "tools/endpoint/stream/document_replay.h"
#include "tools/endpoint/stream/faulty_line.h"
#include "tools/endpoint/stream/media_connection.h"
#include "tools/endpoint/stream/picture_viewer.h"
#include "tools/endpoint/stream/seat_media.h"
#include "tools/endpoint/stream/seat_output.h"
#include "tools/endpoint/stream/sound_listener.h"

namespace tools {

// What all seats of a process share; outlives them.
struct SeatSurroundings {
  mcu::EventLoop& loop;
  NetworkThread& network;
  const media::Certificate& certificate;
  IceFactory make_ice;
  // The pictures and sounds of a seat; null where it has none.
  std::function<media::Result<std::unique_ptr<SeatMedia>>(const SeatSettings& settings)> make_media;
  // What a seat presents; null where it has nothing.
  std::function<media::Result<std::unique_ptr<DocumentReplay>>(const SeatSettings& settings)> make_document;
  // Whatever else becomes of what a seat receives; may be empty.
  std::function<media::Result<std::vector<std::unique_ptr<SeatOutput>>>(const SeatSettings& settings)> make_outputs;
  const SendLog& log;
  const FrameMarks& marks;
  media::FrameBuffers& buffers;
  SharedDecoders& decoders;
  std::function<std::unique_ptr<mcu::Lane>()> make_lane;  // for decoding
  std::function<void(boost::json::object event)> emit;
};

// One seat: its WebSocket, its media connection, what it sends and what it makes of what it receives. Comes back by
// itself after a break unless the seat was taken by another, the token is wrong or the conference is over. With a hall
// device's token it waits in standby without media, answers calls, and takes the conferences that signaling seats it
// in. Loop's thread.
class Seat {
 public:
  Seat(SeatSettings settings, const SeatSurroundings& surroundings, uint64_t seed);
  ~Seat();

  const SeatSettings& settings() const { return settings_; }

  // Takes the seat: connects, joins, offers.
  void join();
  // Goes politely; join() comes back.
  void leave();
  // Goes as in a power cut: nothing more is said to anybody.
  void kill();

  // A command for this seat. Error: endpoint.command and what the media say.
  media::Result<void> obey(const Command& command);
  // Begins a new window of measuring.
  void reset(media::Timestamp now);
  boost::json::object report(media::Timestamp now, bool samples) const;

  // Sends what is due and handles what came.
  void poll(media::Timestamp now);
  media::Timestamp next_deadline() const;
  // Something came since the last poll().
  bool awake() const { return connection_ && connection_->awake(); }

 private:
  friend class SeatReport;
  struct Slot {
    std::string slot;
    std::string site;
    std::string view;
    bool composed = false;
  };
  using Message = boost::json::object;

  void connect();
  void on_open();
  void on_message(std::string_view text);
  void on_closed(int code, const std::string& reason);
  void on_joined(const Message& message);
  void on_standby(const Message& message);
  void on_answer(const Message& message);
  void on_slots(const Message& message);
  void on_microphone(const Message& message);
  void on_remote_do(const Message& message);
  void on_remote_state(const Message& message);
  void on_preflight(const Message& message);
  void on_media_connected(bool connected, media::Timestamp now);

  media::Result<void> start_media();
  media::Result<std::unique_ptr<mcu::IceTransport>> make_path(mcu::IceListener& listener);
  StreamSink* sink_of(const media::NegotiatedMedia& media);
  void stop_media();
  void apply_sound();
  void apply_content();
  void apply_layers();
  void poll_media(media::Timestamp now);
  void note_first_picture();
  void report_self(media::Timestamp now);
  void poll_preflight(media::Timestamp now);
  void begin_probe(const Preflight::Probe& probe);
  void end_preflight();
  void come_back(media::Timestamp now);
  void send(Message message);
  void emit(std::string_view event, Message members = {});
  void emit_at(media::Timestamp time, std::string_view event, Message members);
  void fail(const media::Error& error);

  SeatSettings settings_;
  SeatSurroundings surroundings_;
  media::Random random_;
  bool wanted_ = false;  // join() was called, and not leave() or kill()

  std::unique_ptr<SignalingClient> client_;
  std::unique_ptr<SignalingClient> closing_;  // until its close is through
  bool joined_ = false;  // is in a conference
  SelfReport self_report_;
  media::Timestamp self_report_at_ = media::kNever;  // of a hall in a conference
  Preflight preflight_;
  std::unique_ptr<ProbeClient> probe_;
  std::string connection_id_;
  media::Duration retry_delay_{0};
  media::Timestamp retry_at_ = media::kNever;

  std::unique_ptr<SeatMedia> media_;
  bool microphone_live_ = false;
  std::unique_ptr<DocumentReplay> document_;
  bool content_held_ = false;
  std::unique_ptr<SoundListener> listener_;
  std::vector<std::unique_ptr<PictureViewer>> viewers_;
  std::map<std::string, Slot> slots_;  // by mid
  std::vector<std::unique_ptr<SeatOutput>> outputs_;
  std::unique_ptr<MediaConnection> connection_;  // uses the above, so it goes first
  FaultyLine* line_ = nullptr;                   // the connection's; null: its line has no fault
  std::vector<std::string> wanted_layers_;
  bool layers_told_ = false;
  std::optional<double> cap_kbps_;  // a technician's, of what the camera may send
  bool media_lost_ = false;  // seen inside a callback of the connection, dealt with in poll()
  media::Timestamp offered_at_{};
  bool first_picture_seen_ = false;
};

}  // namespace tools
