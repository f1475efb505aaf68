#include "signaling/protocol/remote_messages.h"

#include <string>

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "signaling/protocol/parse_client_message.h"

namespace signaling {
namespace {

namespace json = boost::json;

template <typename M>
M expect(const std::string& text) {
  const auto parsed = parse_client_message(text);
  if (!parsed) {
    ADD_FAILURE() << text << ": " << parsed.error().refusal.text.en;
    return {};
  }
  return std::get<M>(parsed->message);
}

// The member that is wrong; empty: none.
std::string wrong_member(const std::string& text) {
  const auto parsed = parse_client_message(text);
  return parsed ? "" : parsed.error().refusal.field;
}

TEST(RemoteMessages, OfTechniciansAreRead) {
  EXPECT_EQ(expect<AskDevices>(R"({"type":"remote.devices","site":"a"})").site, SiteId("a"));
  const auto change = expect<SwitchDevice>(
      R"({"type":"remote.switch","site":"a","kind":"loudspeaker","device":"x-1"})");
  EXPECT_EQ(change.site, SiteId("a"));
  EXPECT_EQ(change.kind, MediaDeviceKind::kLoudspeaker);
  EXPECT_EQ(change.device, "x-1");
  EXPECT_EQ(expect<MuteRemotely>(R"({"type":"remote.mute","site":"a"})").site, SiteId("a"));
  EXPECT_EQ(expect<CapSending>(R"({"type":"remote.cap","site":"a","kbps":100})").kbps, 100);
  EXPECT_EQ(expect<CapSending>(R"({"type":"remote.cap","site":"a","kbps":null})").kbps, std::nullopt);
  EXPECT_EQ(expect<RestartMedia>(R"({"type":"remote.restart","site":"a"})").site, SiteId("a"));
  EXPECT_EQ(expect<TakeStill>(R"({"type":"remote.still","site":"a"})").site, SiteId("a"));
  EXPECT_EQ(expect<ListenToSite>(R"({"type":"remote.listen","site":"a"})").site, SiteId("a"));
  EXPECT_EQ(expect<WatchSite>(R"({"type":"remote.watch","site":null})").site, std::nullopt);
  EXPECT_EQ(expect<TalkToSite>(R"({"type":"remote.talk","site":"a"})").site, SiteId("a"));
}

TEST(RemoteMessages, OfTechniciansAreBounded) {
  EXPECT_EQ(wrong_member(R"({"type":"remote.cap","site":"a","kbps":99})"), "kbps");
  EXPECT_EQ(wrong_member(R"({"type":"remote.cap","site":"a","kbps":10001})"), "kbps");
  EXPECT_EQ(wrong_member(R"({"type":"remote.cap","site":"a"})"), "kbps");
  EXPECT_EQ(wrong_member(R"({"type":"remote.listen"})"), "site");
  EXPECT_EQ(wrong_member(R"({"type":"remote.devices","site":null})"), "site");
  EXPECT_EQ(wrong_member(R"({"type":"remote.switch","site":"a","kind":"screen","device":"x"})"), "kind");
  EXPECT_EQ(wrong_member(R"({"type":"remote.switch","site":"a","kind":"camera","device":""})"), "device");
}

TEST(RemoteMessages, AnswerOfAHallIsRead) {
  const auto answer = expect<AnswerRemote>(R"({"type":"remote.answer","request":7,"ok":true,"text":"Xong","devices":[
    {"kind":"camera","id":"c","label":"Camera hội trường","chosen":true},
    {"kind":"microphone","id":"","label":"","chosen":false}],"image":"/9j/4AA="})");
  EXPECT_EQ(answer.request, 7U);
  EXPECT_TRUE(answer.ok);
  EXPECT_EQ(answer.text, "Xong");
  ASSERT_TRUE(answer.devices);
  const std::vector<MediaDevice> expected{{MediaDeviceKind::kCamera, "c", "Camera hội trường", true},
                                          {MediaDeviceKind::kMicrophone, "", "", false}};
  EXPECT_EQ(*answer.devices, expected);
  EXPECT_EQ(answer.image, "/9j/4AA=");
  const auto least = expect<AnswerRemote>(R"({"type":"remote.answer","request":1,"ok":false})");
  EXPECT_FALSE(least.ok);
  EXPECT_FALSE(least.devices);
  EXPECT_EQ(least.image, "");
}

TEST(RemoteMessages, AnswerOfAHallIsTakenForHostile) {
  const std::string device = R"({"kind":"camera","id":"c","label":"x","chosen":true})";
  std::string many = device;
  for (size_t i = 1; i < kMaxMediaDevices; ++i) many += "," + device;
  const auto devices = [](const std::string& list) {
    return wrong_member(R"({"type":"remote.answer","request":1,"ok":true,"devices":[)" + list + "]}");
  };
  EXPECT_EQ(devices(""), "");
  EXPECT_EQ(devices(many), "");
  EXPECT_EQ(devices(many + "," + device), "devices");
  EXPECT_EQ(devices("7"), "devices");
  EXPECT_EQ(devices("{}"), "devices");
  EXPECT_EQ(devices(R"({"kind":"screen","id":"c","label":"x","chosen":true})"), "devices");
  EXPECT_EQ(devices(R"({"kind":"camera","id":7,"label":"x","chosen":true})"), "devices");
  EXPECT_EQ(devices(R"({"kind":"camera","id":"c","label":"x","chosen":1})"), "devices");
  EXPECT_EQ(devices(R"({"kind":"camera","id":"c","label":"x\ny","chosen":true})"), "devices");
  EXPECT_EQ(devices(R"({"kind":"camera","id":"c","label":"x","chosen":true,"more":1})"), "devices");
  const auto labelled = [&](size_t id, size_t label) {
    return devices(R"({"kind":"camera","id":")" + std::string(id, 'i') + R"(","label":")" + std::string(label, 'l') +
                   R"(","chosen":true})");
  };
  EXPECT_EQ(labelled(256, 120), "");
  EXPECT_EQ(labelled(257, 120), "devices");
  EXPECT_EQ(labelled(256, 121), "devices");

  const auto image = [](const std::string& text) {
    return wrong_member(R"({"type":"remote.answer","request":1,"ok":true,"image":")" + text + R"("})");
  };
  EXPECT_EQ(image("/9j/"), "");
  EXPECT_EQ(image("/9j/AA=="), "");
  EXPECT_EQ(image("/9j/AAA="), "");
  EXPECT_EQ(image("/9j/" + std::string(96 * 1024 - 4, 'A')), "");
  EXPECT_EQ(image("/9j/" + std::string(96 * 1024, 'A')), "image");
  EXPECT_EQ(image(""), "image") << "left out if there is none";
  EXPECT_EQ(image("iVBORw0KGgo="), "image") << "another kind of picture";
  EXPECT_EQ(image("/9j/AAA"), "image") << "cut short";
  EXPECT_EQ(image("/9j/A==="), "image");
  EXPECT_EQ(image("/9j/A=AA"), "image");
  EXPECT_EQ(image("/9j/<!--"), "image");
  EXPECT_EQ(image("/9j/AA_-"), "image") << "another alphabet";
  EXPECT_EQ(wrong_member(R"({"type":"remote.answer","request":0,"ok":true})"), "request");
  EXPECT_EQ(wrong_member(R"({"type":"remote.answer","request":1,"ok":true,"text":")" + std::string(201, 'x') + R"("})"),
            "text");
}

TEST(RemoteMessages, ToldToAHall) {
  EXPECT_EQ(json::value(to_object(RemoteDo{3, RemoteAct::kStill, {}, {}, "Trần Văn An"})),
            json::parse(R"({"type":"remote.do","request":3,"what":"still","by":"Trần Văn An"})"));
  EXPECT_EQ(json::value(to_object(RemoteDo{4, RemoteAct::kSwitch, MediaDeviceKind::kCamera, "c", "An"})),
            json::parse(R"({"type":"remote.do","request":4,"what":"switch","kind":"camera","device":"c","by":"An"})"));
  EXPECT_EQ(json::value(to_object(RemoteState())),
            json::parse(R"({"type":"remote.state","cap_kbps":null,"listening":false,"talker":null})"));
  EXPECT_EQ(json::value(to_object(RemoteState{800, true, "An"})),
            json::parse(R"({"type":"remote.state","cap_kbps":800,"listening":true,"talker":"An"})"));
}

TEST(RemoteMessages, ToldToTechnicians) {
  RemoteAnswer answer{.reply_to = MessageId(int64_t{9}), .request = 3, .site = SiteId("a"), .what = RemoteAct::kStill};
  answer.text = Text{"Trang của điểm cầu không trả lời.", "The site's page did not answer."};
  EXPECT_EQ(json::value(to_object(answer)), json::parse(R"({"type":"remote.answer","request":3,"site":"a",
    "what":"still","ok":false,"text":{"vi":"Trang của điểm cầu không trả lời.","en":"The site's page did not answer."},
    "devices":null,"image":null,"reply_to":9})"));
  RemoteAnswer told{.request = 4, .site = SiteId("a"), .what = RemoteAct::kDevices, .ok = true};
  told.devices.emplace().push_back({MediaDeviceKind::kLoudspeaker, "l", "Loa", true});
  EXPECT_EQ(json::value(to_object(told)), json::parse(R"({"type":"remote.answer","request":4,"site":"a",
    "what":"devices","ok":true,"text":null,
    "devices":[{"kind":"loudspeaker","id":"l","label":"Loa","chosen":true}],"image":null})"));
  const RemoteBoard board{{{SiteId("a"), 800, {"An"}, {"Bình", "Cúc"}, "An"}, {.site = SiteId("b"), .cap_kbps = 200}}};
  EXPECT_EQ(json::value(to_object(board)), json::parse(R"({"type":"remote","sites":[
    {"site":"a","cap_kbps":800,"listeners":["An"],"watchers":["Bình","Cúc"],"talker":"An"},
    {"site":"b","cap_kbps":200,"listeners":[],"watchers":[],"talker":null}]})"));
}

}  // namespace
}  // namespace signaling
