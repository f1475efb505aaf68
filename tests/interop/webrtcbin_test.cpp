// The mcu against GStreamer's webrtcbin: another ICE stack user, another DTLS-SRTP, another RTP implementation.

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include <gtest/gtest.h>

#include "mcu/control/dispatcher.h"
#include "mcu/conference/shard.h"
#include "media/crypto/certificate.h"
#include "tests/interop/webrtcbin_peer.h"

namespace interop {
namespace {

using namespace std::chrono_literals;

// Looks again every 20 ms until `condition` holds, at most `limit`.
bool eventually(const std::function<bool()>& condition, std::chrono::seconds limit) {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(20ms);
  }
  return true;
}

class WebrtcbinTest : public testing::Test {
 protected:
  WebrtcbinTest() {
    mcu::VideoBridgeSettings video;
    video.rungs = {media::Vp8Encoder::Settings()};
    shards.push_back(std::make_unique<mcu::Shard>(mcu::ShardEnvironment{
        certificate, *ice, audio_pool, video_pool, [](const mcu::Event&) {}, {}, video}));
  }

  mcu::Reply execute(mcu::CommandBody command) {
    std::mutex mutex;
    std::condition_variable there;
    std::optional<mcu::Reply> reply;
    dispatcher.execute(std::move(command), [&](mcu::Reply answer) {
      const std::lock_guard lock(mutex);
      reply = std::move(answer);
      there.notify_one();
    });
    std::unique_lock lock(mutex);
    there.wait(lock, [&] { return reply.has_value(); });
    return *reply;
  }

  void set_state(int version, const char* stage) {
    mcu::DesiredConference desired;
    desired.id = conference;
    desired.version = version;
    desired.groups.emplace_back().places = {{mcu::DesiredPlace::Kind::kSite, mcu::SiteId(stage)}};
    for (const char* site : {"a", "b"}) {
      auto& participant = desired.participants.emplace_back();
      participant.site = mcu::SiteId(site);
      participant.name = site;
      participant.heard = true;
    }
    EXPECT_TRUE(execute(mcu::SetConference{desired}).ok);
  }

  void join(WebrtcbinPeer& peer, const char* site) {
    const auto offer = peer.make_offer();
    ASSERT_TRUE(offer) << "webrtcbin made no offer";
    const auto reply = execute(mcu::Offer{conference, mcu::SiteId(site), mcu::ConnectionId(site), *offer});
    ASSERT_TRUE(reply.ok) << reply.message << "\n" << *offer;
    peer.take_answer(reply.sdp);
  }

  const mcu::ConferenceId conference{"interop"};
  media::Certificate certificate = media::Certificate::create().value();
  std::unique_ptr<mcu::NiceIceFactory> ice = std::move(mcu::NiceIceFactory::create({}).value());
  mcu::LanePool audio_pool{1, "audio"};
  mcu::LanePool video_pool{2, "video"};
  std::vector<std::unique_ptr<mcu::Shard>> shards;
  mcu::Dispatcher dispatcher{shards};
};

TEST_F(WebrtcbinTest, TwoEndpointsHearAndSeeEachOther) {
  set_state(1, "a");
  WebrtcbinPeer a(600, 0xd02020);
  WebrtcbinPeer b(1100, 0x2020d0);
  ASSERT_NO_FATAL_FAILURE(join(a, "a"));
  ASSERT_NO_FATAL_FAILURE(join(b, "b"));

  EXPECT_TRUE(eventually([&] { return b.heard_db(600) > -40; }, 20s)) << "b hears a at " << b.heard_db(600) << " dB";
  EXPECT_TRUE(eventually([&] { return a.heard_db(1100) > -40; }, 20s)) << "a hears b at " << a.heard_db(1100) << " dB";
  // Once the second that is looked at holds steady sound: where it begins, it spills over the other tone.
  EXPECT_TRUE(eventually([&] { return a.heard_db(600) < -55; }, 10s)) << "a hears itself";
  EXPECT_TRUE(eventually([&] { return b.heard_db(1100) < -55; }, 10s)) << "b hears itself";

  // BT.601: red has high V, blue high U. Red stands on the stage, the upper left of the picture.
  const auto is_red = [&] {
    const auto colour = b.seen(0.3, 0.3);
    return colour && colour->v > 190 && colour->u < 125;
  };
  EXPECT_TRUE(eventually(is_red, 20s)) << "b sees a on the stage";
  set_state(2, "b");
  const auto is_blue = [&] {
    const auto colour = a.seen(0.3, 0.3);
    return colour && colour->u > 190 && colour->v < 125;
  };
  EXPECT_TRUE(eventually(is_blue, 20s)) << "the stage follows the desired state";
  const int before = a.pictures();
  EXPECT_TRUE(eventually([&] { return a.pictures() - before > 20; }, 10s)) << "and the picture moves on";
}

}  // namespace
}  // namespace interop
