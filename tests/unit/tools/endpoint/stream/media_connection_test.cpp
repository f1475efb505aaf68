#include "tools/endpoint/stream/media_connection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "media/packet/vp8_descriptor.h"
#include "tests/unit/tools/endpoint/stream/fake_bridge.h"

namespace tools {
namespace {

using media::Timestamp;
using testing::ElementsAre;
using testing::UnorderedElementsAre;
using namespace std::chrono_literals;

// Keeps what an m-line brought.
struct KeptStream : StreamSink {
  void on_packet(const media::MediaPacket& packet, Timestamp) override {
    payloads.emplace_back(packet.payload.begin(), packet.payload.end());
    sequence_numbers.push_back(packet.sequence_number);
  }
  bool keyframe_wanted() const override { return wanted; }
  Timestamp next_deadline() const override { return media::kNever; }
  void poll(Timestamp) override {}
  std::vector<std::vector<uint8_t>> payloads;
  std::vector<int64_t> sequence_numbers;
  bool wanted = false;
};

class MediaConnectionTest : public testing::Test {
 protected:
  void SetUp() override { connect({}); }

  void connect(MediaConnection::Settings settings) {
    connection_.reset();
    bridge_.reset();
    connected_.clear();
    settings.receive_slots = 2;
    settings.cname = "hall";
    settings.sink_of = [this](const media::NegotiatedMedia& media) { return &streams_[media.mid]; };
    settings.on_connected = [this](bool connected, Timestamp) { connected_.push_back(connected); };
    connection_ = MediaConnection::create(
                      certificate_,
                      [this](mcu::IceListener& listener) -> media::Result<std::unique_ptr<mcu::IceTransport>> {
                        return wire_.make_end(0, listener);
                      },
                      settings, 1)
                      .value();
    bridge_ = std::make_unique<test::FakeBridge>(wire_, connection_->offer());
    ASSERT_TRUE(connection_->accept(bridge_->text, now_));
    wire_.connect(now_);
    run(10ms);
    ASSERT_TRUE(connection_->connected() && bridge_->connected());
  }

  size_t packets_of(std::string_view mid) const {
    return static_cast<size_t>(std::ranges::count_if(bridge_->packets, [&](const auto& p) { return p.mid == mid; }));
  }

  // Lets time pass in steps of a millisecond.
  void run(media::Duration span) {
    for (const Timestamp end = now_ + span; now_ < end; now_ += 1ms) {
      connection_->poll(now_);
      bridge_->poll(now_);
      wire_.pump(1, now_);
      wire_.pump(0, now_);
    }
  }

  // VP8 key or inter frame as far as headers go.
  static std::vector<uint8_t> frame(bool keyframe, size_t size) {
    std::vector<uint8_t> data(size, 0xAB);
    const uint8_t head[] = {
        static_cast<uint8_t>(keyframe ? 0x10 : 0x11), 0, 0, 0x9d, 0x01, 0x2a, 0x40, 0x01, 0xb4, 0x00};
    std::copy(std::begin(head), std::end(head), data.begin());
    return data;
  }
  void send_picture(bool keyframe) {
    const auto large = frame(keyframe, 3000);
    const auto middle = frame(keyframe, 900);
    const auto small = frame(keyframe, 300);
    const PictureLayer layers[] = {{large, keyframe}, {middle, keyframe}, {small, keyframe}};
    connection_->sender()->send_picture(layers, pictures_++ * 3000, now_, now_);
  }
  std::map<std::string, size_t> packets_by_rid() const {
    std::map<std::string, size_t> count;
    for (const auto& packet : bridge_->packets) {
      if (packet.mid == "1") ++count[packet.rid];
    }
    return count;
  }

  Timestamp now_ = media::timestamp_from_ns(1'000'000'000);
  media::Certificate certificate_ = media::Certificate::create().value();
  test::Wire wire_;
  std::map<std::string, KeptStream> streams_;
  std::vector<bool> connected_;
  std::unique_ptr<MediaConnection> connection_;
  std::unique_ptr<test::FakeBridge> bridge_;
  int64_t pictures_ = 0;
};

TEST_F(MediaConnectionTest, IsTheDtlsClientAndSaysWhenItIsConnected) {
  EXPECT_THAT(connected_, ElementsAre(true));
  EXPECT_EQ(connection_->session().transport.dtls_role, media::DtlsRole::kClient);
}

TEST_F(MediaConnectionTest, SendsSoundWithItsLevelAndThreeLayersByRid) {
  const uint8_t opus[] = {1, 2, 3};
  connection_->sender()->send_sound(opus, 20, 0, now_, now_);
  connection_->sender()->send_sound(opus, 90, 960, now_, now_);
  send_picture(true);
  run(3ms);
  ASSERT_GE(bridge_->packets.size(), 2U);
  EXPECT_EQ(bridge_->packets[0].mid, "0");
  EXPECT_EQ(bridge_->packets[0].level, (media::AudioLevel{20, true}));
  EXPECT_EQ(bridge_->packets[1].level, (media::AudioLevel{90, false}));
  EXPECT_EQ(bridge_->packets[1].header.timestamp - bridge_->packets[0].header.timestamp, 960U);
  EXPECT_THAT(bridge_->packets[0].payload, ElementsAre(1, 2, 3));
  EXPECT_THAT(packets_by_rid(),
              UnorderedElementsAre(testing::Pair("h", 3), testing::Pair("m", 1), testing::Pair("l", 1)));
  EXPECT_TRUE(bridge_->packets.back().header.marker);
}

TEST_F(MediaConnectionTest, LayersBeginWithAKeyframeAndFollowWhatIsWanted) {
  send_picture(false);
  run(2ms);
  EXPECT_TRUE(packets_by_rid().empty()) << "nothing before a key frame";
  send_picture(true);
  connection_->sender()->set_wanted_layers({"l"});
  send_picture(false);
  run(2ms);
  EXPECT_THAT(packets_by_rid(),
              UnorderedElementsAre(testing::Pair("h", 3), testing::Pair("m", 1), testing::Pair("l", 2)));
  EXPECT_FALSE(connection_->sender()->take_keyframe_request());
  connection_->sender()->set_wanted_layers({"h", "l"});
  EXPECT_TRUE(connection_->sender()->take_keyframe_request());
  EXPECT_FALSE(connection_->sender()->take_keyframe_request());
  send_picture(false);
  run(2ms);
  EXPECT_EQ(packets_by_rid()["h"], 3U);
  send_picture(true);
  run(2ms);
  EXPECT_THAT(packets_by_rid(),
              UnorderedElementsAre(testing::Pair("h", 6), testing::Pair("m", 1), testing::Pair("l", 4)));
}

TEST_F(MediaConnectionTest, TheContentHasAnMLineOfItsOwnBehindTheCamera) {
  const auto slide = frame(true, 900);
  connection_->sender()->send_content({slide, true}, 0, now_, now_);
  run(2ms);
  EXPECT_EQ(packets_of("2"), 0U) << "none was offered";
  MediaConnection::Settings settings;
  settings.content = true;
  connect(std::move(settings));
  connection_->sender()->set_wanted_layers({});  // of the camera
  send_picture(true);
  connection_->sender()->send_content({frame(false, 900), false}, 0, now_, now_);
  run(2ms);
  EXPECT_TRUE(bridge_->packets.empty()) << "nothing before a key frame";
  connection_->sender()->send_content({slide, true}, 18'000, now_, now_);
  run(2ms);
  ASSERT_EQ(packets_of("2"), 1U);
  EXPECT_EQ(bridge_->packets.back().rid, "");
  EXPECT_EQ(connection_->sender()->figures().packets, 1U);
  const uint32_t ssrc = bridge_->packets.back().header.ssrc;
  (void)connection_->sender()->take_keyframe_request();
  bridge_->send_rtcp([&](media::ByteWriter& out) { media::write_pli({1, ssrc}, out); });
  run(2ms);
  EXPECT_FALSE(connection_->sender()->take_keyframe_request()) << "it is not the camera's";
  EXPECT_TRUE(connection_->sender()->take_content_request());
  EXPECT_FALSE(connection_->sender()->take_content_request());
  run(1100ms);
  EXPECT_EQ(std::ranges::count(bridge_->sender_reports, ssrc, &media::SenderReport::ssrc), 1);
}

TEST_F(MediaConnectionTest, WithoutACameraThereIsNoContent) {
  MediaConnection::Settings settings;
  settings.video = false;
  settings.content = true;
  connect(std::move(settings));
  connection_->sender()->send_content({frame(true, 900), true}, 0, now_, now_);
  run(2ms);
  EXPECT_TRUE(bridge_->packets.empty()) << "it would be taken for the camera";
}

TEST_F(MediaConnectionTest, AKeyframeRequestIsHandedOnOnce) {
  send_picture(true);
  run(2ms);
  const uint32_t ssrc = bridge_->packets.back().header.ssrc;
  bridge_->send_rtcp([&](media::ByteWriter& out) { media::write_pli({1, ssrc}, out); });
  run(2ms);
  EXPECT_TRUE(connection_->sender()->take_keyframe_request());
  EXPECT_FALSE(connection_->sender()->take_keyframe_request());

  media::Fir fir;
  fir.requests.push_back({ssrc, 7});
  for (int i = 0; i < 2; ++i) {
    bridge_->send_rtcp([&](media::ByteWriter& out) { media::write_fir(fir, out); });
    run(2ms);
    EXPECT_EQ(connection_->sender()->take_keyframe_request(), i == 0) << "a repeated FIR is the same request";
  }
  bridge_->send_rtcp([&](media::ByteWriter& out) { media::write_pli({1, 12345}, out); });
  run(2ms);
  EXPECT_FALSE(connection_->sender()->take_keyframe_request()) << "of a stream that is not ours";
}

TEST_F(MediaConnectionTest, AnswersNackWithRtx) {
  send_picture(true);
  run(60ms);
  const auto lost = bridge_->packets[1];
  ASSERT_EQ(lost.mid, "1");
  const size_t before = bridge_->packets.size();
  bridge_->send_rtcp([&](media::ByteWriter& out) {
    media::Nack nack{1, lost.header.ssrc, {}};
    nack.sequence_numbers.push_back(lost.header.sequence_number);
    media::write_nack(nack, out);
  });
  run(2ms);
  ASSERT_EQ(bridge_->packets.size(), before + 1);
  const auto& repeated = bridge_->packets.back();
  EXPECT_EQ(repeated.header.payload_type, 97);
  EXPECT_EQ(repeated.repaired_rid, lost.rid);
  EXPECT_EQ(repeated.payload.size(), lost.payload.size() + 2);
}

TEST_F(MediaConnectionTest, ReportsOnceASecondWithItsName) {
  const uint8_t opus[] = {1, 2, 3};
  connection_->sender()->send_sound(opus, 20, 0, now_, now_);
  send_picture(true);
  const uint8_t theirs[] = {7};
  bridge_->sender->send_sound(theirs, 10, 0, now_, now_);
  bridge_->sender_reports.clear();
  run(2s);
  EXPECT_EQ(bridge_->sender_reports.size(), 8U) << "sound and three layers, twice";
  EXPECT_EQ(bridge_->cname, "hall");
  ASSERT_FALSE(bridge_->blocks.empty());
  EXPECT_EQ(bridge_->blocks.back().ssrc, 1000U);
}

TEST_F(MediaConnectionTest, BringsEachMLineToItsSink) {
  const uint8_t sound[] = {7, 8};
  bridge_->sender->send_sound(sound, 10, 0, now_, now_);
  const auto picture = frame(true, 2500);
  const PictureLayer layer[] = {{picture, true}};
  bridge_->sender->send_picture(layer, 0, now_, now_);
  run(2ms);
  EXPECT_THAT(streams_["0"].payloads, ElementsAre(ElementsAre(7, 8)));
  EXPECT_EQ(streams_["2"].payloads.size(), 3U);
  EXPECT_TRUE(streams_["3"].payloads.empty());
  run(100ms);
  EXPECT_GE(bridge_->feedbacks, 1U) << "transport-cc feedback within 100 ms";
}

TEST_F(MediaConnectionTest, AsksForWhatIsLostAndGetsIt) {
  wire_.drop_every[0] = 10;
  for (int i = 0; i < 30; ++i) {
    const auto picture = frame(i == 0, 2500);
    const PictureLayer layer[] = {{picture, i == 0}};
    bridge_->sender->send_picture(layer, i * 3000, now_, now_);
    run(33ms);
  }
  wire_.drop_every[0] = 0;
  const auto picture = frame(false, 300);
  const PictureLayer last[] = {{picture, false}};
  bridge_->sender->send_picture(last, 90'000, now_, now_);
  run(300ms);
  EXPECT_GE(bridge_->nacks.size(), 5U);
  auto numbers = streams_["2"].sequence_numbers;
  std::ranges::sort(numbers);
  ASSERT_EQ(numbers.size(), 91U);
  EXPECT_EQ(numbers.back() - numbers.front(), 90);
  EXPECT_GE(connection_->receiver()->figures().recovered, 5U);
}

TEST_F(MediaConnectionTest, AsksForAKeyframeWhileASinkWantsOne) {
  streams_["2"].wanted = true;
  run(50ms);
  EXPECT_TRUE(bridge_->plis.empty()) << "an empty slot has nobody to ask";
  const auto picture = frame(true, 300);
  const PictureLayer layer[] = {{picture, true}};
  bridge_->sender->send_picture(layer, 0, now_, now_);
  run(250ms);
  EXPECT_GE(bridge_->plis.size(), 2U);
  EXPECT_EQ(bridge_->plis[0].media_ssrc, 2000U);
  streams_["2"].wanted = false;
  const size_t before = bridge_->plis.size();
  run(500ms);
  EXPECT_EQ(bridge_->plis.size(), before);
}

TEST_F(MediaConnectionTest, ClosingSaysGoodbye) {
  connection_->close();
  run(5ms);
  EXPECT_FALSE(bridge_->connected());
}

TEST_F(MediaConnectionTest, RefusesAnAnswerThatIsNone) {
  EXPECT_EQ(connection_->accept("nonsense", now_).error().code, "sdp.syntax");
}

}  // namespace
}  // namespace tools
