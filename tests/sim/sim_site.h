#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "media/audio/opus_decoder.h"
#include "media/audio/opus_encoder.h"
#include "media/crypto/certificate.h"
#include "media/rtp/rtp_receive_stream.h"
#include "media/rtp/rtp_send_stream.h"
#include "media/rtp/transport_cc_receiver.h"
#include "media/sdp/offer.h"
#include "media/transport/transport.h"
#include "media/video/frame_assembler.h"
#include "media/video/video_packetizer.h"
#include "media/video/vp8_decoder.h"
#include "media/video/vp8_encoder.h"
#include "tests/sim/reel.h"
#include "tests/sim/virtual_network.h"

namespace sim {

constexpr size_t kVideoSlots = 6;  // the stage, the content and four of the gallery

// What a simulated site sends: a tone and a picture of one colour, so that content says who is heard and seen.
struct SiteSignal {
  double tone_hz = 0;  // 0: silence
  float amplitude = 0.25F;
  media::YuvColour colour;
  size_t video_slots = kVideoSlots;
  std::optional<media::YuvColour> content{};  // of its second picture, if it offers one
  bool viewer = false;                        // a page, which sends no picture
  bool microphone = false;                    // of a viewer: it sends its tone
  // Plays this instead of encoding its colour, and its sound if it has one and no tone, microphone or echo. Outlives
  // the site.
  const Reel* reel = nullptr;
  bool decodes = true;  // false: takes what comes, reports on it and asks for what is lost, but does not look or listen
};

// A hall endpoint, or a page that only looks, in virtual time on the real media library: offers as a page does, runs
// DTLS as client, sends Opus, three simulcast layers of VP8 and perhaps content, answers NACK and PLI, and keeps what
// it receives for the oracles.
class SimSite : private mcu::IceListener, private media::TransportHandler {
 public:
  SimSite(std::string id, SiteSignal signal, const media::Certificate& certificate, uint64_t seed, Timestamp now);
  ~SimSite() override;

  const std::string& id() const { return id_; }
  std::string offer();
  void on_answer(const std::string& sdp, VirtualNetwork& network, VirtualNetwork::End& end,
                 std::function<Timestamp()> clock);

  void set_tone(double hz) { signal_.tone_hz = hz; }
  void set_colour(media::YuvColour colour);  // of its camera
  void poll(Timestamp now);
  Timestamp next_deadline() const;

  // ---- oracles ----
  // Power of `hz` in the sound received since clear_sound(), relative to a full-scale sine, in dB.
  double heard_db(double hz) const;
  void clear_sound() { sound_.clear(); }
  size_t sound_samples() const { return sound_.size(); }
  // The last decoded picture of a receive-video slot; none before the first.
  struct Picture {
    int width = 0;
    int height = 0;
    std::vector<uint8_t> y, u, v;
    // The colour at a point given in shares of width and height, mean of a small patch.
    media::YuvColour at(double x, double y_share) const;
  };
  const std::optional<Picture>& picture(size_t slot) const { return slots_[slot].picture; }
  size_t pictures(size_t slot) const { return slots_[slot].pictures; }
  // The longest time without a new picture in the slot since clear_gaps().
  Duration longest_freeze(size_t slot) const { return slots_[slot].longest_freeze; }
  void clear_gaps();
  size_t broken_frames() const { return broken_frames_; }
  bool connected() const { return transport_ && transport_->connected(); }
  bool dead = false;      // sends and takes nothing any more: power cut
  bool camera_on = true;
  bool camera_stands = false;   // sends the very same picture again and again
  int picture_every = 1;        // a slow computer sends each second, third… picture only
  bool tells_arrivals = true;   // transport-wide feedback; without, there are report blocks alone
  // What the microphone hears beside the tone: adds it to the frame with this number.
  std::function<void(media::AudioFrame& frame, int64_t tick)> microphone;
  // The loudspeaker is heard by the microphone so much later.
  struct Echo {
    int ticks = 0;
    float gain = 0;
  };
  std::optional<Echo> echo;
  bool content_on = true;

 private:
  struct Layer {
    media::YuvColour colour;
    std::unique_ptr<media::RtpSendStream> stream;
    std::unique_ptr<media::Vp8Encoder> encoder;
    std::unique_ptr<media::VideoPacketizer> packetizer;
    std::unique_ptr<media::I420Frame> picture;
    const std::vector<media::EncodedFrame>* reel = nullptr;  // instead of encoder and picture
    size_t next_of_reel = 0;
    uint16_t sequence_number = 0;
    void refresh();  // with a key frame
  };
  struct Slot {
    std::unique_ptr<media::RtpReceiveStream> receive;
    std::unique_ptr<media::FrameAssembler> assembler;
    std::optional<media::Vp8Decoder> decoder;
    std::optional<Picture> picture;
    size_t pictures = 0;
    Timestamp last_picture;
    Duration longest_freeze{0};
    bool asked = false;
    Timestamp next_ask;
  };

  void on_datagram(media::MutableBytes datagram, const media::Address& from, bool validated, Timestamp now) override;
  void on_ice_state(mcu::IceState state, const media::Address& remote, Timestamp now) override;
  void on_connected(Timestamp now) override;
  void on_rtp(const media::RtpPacketView& packet, Timestamp now) override;
  void on_rtcp(media::Bytes compound, Timestamp now) override;
  void on_closed(const std::string&, Timestamp) override {}

  std::vector<media::OfferedMedia> offered_media() const;
  void open_microphone(const media::NegotiatedMedia& m);
  void open_cameras(const media::NegotiatedMedia& m);
  void open_layer(const media::NegotiatedMedia& m, media::Size size, media::YuvColour colour, const std::string& rid,
                  const media::SendStreamIds& ids);
  void open_slots();
  void send_sound(Timestamp now);
  void send_picture(Timestamp now);
  void send_layer(Layer& layer, Timestamp now);
  void send_frame(Layer& layer, const media::EncodedFrame& frame, int64_t timestamp, Timestamp now);
  const Reel::Sound* sound_of_reel() const;
  media::AudioFrame listen_to_the_room();
  void send_reports(Timestamp now);
  media::ReportBlocks report_blocks(Timestamp now);
  template <typename Write>
  bool send_rtcp(const Write& write);
  void send_feedback(Timestamp now);
  void send_rtp(size_t size, media::MutableBytes room);
  void take_sound(const media::MediaPacket& packet);
  void take_pictures(Slot& slot, Timestamp now);
  void flush();

  std::string id_;
  SiteSignal signal_;
  const media::Certificate& certificate_;
  media::Random random_;
  Timestamp start_;
  media::SessionDescription offer_;
  media::SendStreamIds audio_ids_, camera_ids_, content_ids_;
  media::NegotiatedSession session_;
  std::unique_ptr<VirtualIce> ice_;
  std::optional<media::Transport> transport_;
  media::DatagramBatch batch_;

  std::unique_ptr<media::RtpSendStream> audio_out_;
  std::optional<media::OpusEncoder> opus_;
  double phase_ = 0;
  uint16_t audio_sequence_ = 0;
  std::vector<Layer> layers_;  // of the camera; then the content

  media::RemoteClock clock_;
  media::TransportCcReceiver transport_cc_{1};
  std::unique_ptr<media::RtpReceiveStream> audio_in_;
  std::optional<media::OpusDecoder> opus_in_;
  std::optional<int64_t> last_sound_;
  std::vector<float> sound_;
  std::vector<media::AudioFrame> played_;  // whole frames, for the echo
  std::vector<Slot> slots_;
  media::FrameBuffers buffers_;
  size_t broken_frames_ = 0;

  int64_t next_sound_ = 0;    // ticks of 20 ms since the start
  int64_t next_picture_ = 0;  // of 1/15 s
  Timestamp next_report_;
};

}  // namespace sim
