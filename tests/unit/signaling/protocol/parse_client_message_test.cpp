#include "signaling/protocol/parse_client_message.h"

#include <chrono>
#include <string>

#include <gtest/gtest.h>
#include <boost/json.hpp>

namespace signaling {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

template <typename M>
M expect(std::string_view text) {
  const auto parsed = parse_client_message(text);
  if (!parsed) {
    ADD_FAILURE() << text << ": " << parsed.error().refusal.text.en;
    return {};
  }
  const auto* message = std::get_if<M>(&parsed->message);
  if (message == nullptr) {
    ADD_FAILURE() << text << " is another message";
    return {};
  }
  return *message;
}

TEST(ParseClientMessage, ReadsEachMessage) {
  const auto join = expect<Join>(R"({"type":"join","token":"t-1","version":2,"media":true})");
  EXPECT_EQ(join.token, "t-1");
  EXPECT_TRUE(join.media);
  EXPECT_FALSE(join.connection);
  EXPECT_EQ(expect<Join>(R"({"type":"join","token":"t","version":2,"media":true,"connection":"c-9"})").connection,
            ConnectionId("c-9"));
  EXPECT_EQ(expect<Offer>(R"({"type":"offer","sdp":"v=0\r\n"})").sdp, "v=0\r\n");
  const auto candidate = expect<Candidate>(R"({"type":"candidate","candidate":"candidate:1","mid":"0"})");
  EXPECT_EQ(candidate.candidate, "candidate:1");
  EXPECT_EQ(candidate.mid, "0");
  EXPECT_EQ(expect<Candidate>(R"({"type":"candidate","candidate":"","mid":null})").mid, "");
  EXPECT_TRUE(expect<SwitchMicrophone>(R"({"type":"microphone","on":true})").on);
  EXPECT_EQ(expect<RequestFloor>(R"({"type":"floor.request"})").site, std::nullopt);
  EXPECT_EQ(expect<RequestFloor>(R"({"type":"floor.request","site":"a"})").site, SiteId("a"));
  expect<CancelRequest>(R"({"type":"floor.cancel"})");
  expect<ReleaseFloor>(R"({"type":"floor.release"})");
  EXPECT_EQ(expect<GrantFloor>(R"({"type":"floor.grant","site":"my-loc"})").site, SiteId("my-loc"));
  EXPECT_EQ(expect<GrantFloor>(R"({"type":"floor.grant","site":"a"})").limit, std::nullopt);
  EXPECT_FALSE(expect<GrantFloor>(R"({"type":"floor.grant","site":"a"})").unlimited);
  EXPECT_EQ(expect<GrantFloor>(R"({"type":"floor.grant","site":"a","seconds":90})").limit, 90s);
  EXPECT_FALSE(expect<GrantFloor>(R"({"type":"floor.grant","site":"a","seconds":90})").unlimited);
  EXPECT_TRUE(expect<GrantFloor>(R"({"type":"floor.grant","site":"a","seconds":null})").unlimited);
  EXPECT_EQ(expect<DenyRequest>(R"({"type":"floor.deny","site":"a"})").site, SiteId("a"));
  EXPECT_EQ(expect<RevokeFloor>(R"({"type":"floor.revoke","site":"a"})").site, SiteId("a"));
  EXPECT_EQ(expect<MuteSite>(R"({"type":"mute","site":"a"})").site, SiteId("a"));
  expect<MuteAll>(R"({"type":"mute_all"})");
  EXPECT_EQ(expect<PinStage>(R"({"type":"stage","site":"a"})").site, SiteId("a"));
  EXPECT_EQ(expect<PinStage>(R"({"type":"stage","site":null})").site, std::nullopt);
  EXPECT_EQ(expect<SetLayout>(R"({"type":"layout","preset":"full"})").preset, "full");
  EXPECT_EQ(expect<SetLayout>(R"({"type":"layout","preset":"full"})").group, "halls");
  EXPECT_EQ(expect<SetLayout>(R"({"type":"layout","preset":"full","group":"chair"})").group, "chair");
  EXPECT_EQ(expect<SetView>(R"({"type":"view","view":"forwarded"})").view, mcu::View::kForwarded);
  EXPECT_EQ(expect<SetView>(R"({"type":"view","view":"composed","site":"a"})").site, SiteId("a"));
  EXPECT_EQ(expect<SetPolicy>(R"({"type":"policy","policy":"open"})").policy, FloorPolicy::kOpen);
  EXPECT_EQ(expect<AnswerCall>(R"({"type":"answer_call","conference":"khan"})").conference, ConferenceId("khan"));
  expect<Ping>(R"({"type":"ping"})");
}

TEST(ParseClientMessage, ReadsWhatAnEndpointSaysOfItself) {
  const auto all = expect<ReportEndpoint>(R"({"type":"report","limit":"bandwidth","capture_fps":29.97,"freezes":3,
    "cpu":1,"camera":"lost","microphone":"muted","loudspeaker":"ok","hidden":true,"browser":"Chrome 140",
    "clock_ms":1796090400000})");
  EXPECT_EQ(all.clock_ms, 1796090400000);
  const mcu::EndpointReport expected{.encoder_limit = mcu::EncoderLimit::kBandwidth,
                                     .capture_fps = 29.97,
                                     .render_freezes = 3,
                                     .cpu_share = 1,
                                     .camera = mcu::DeviceState::kLost,
                                     .microphone = mcu::DeviceState::kMuted,
                                     .loudspeaker = mcu::DeviceState::kOk,
                                     .hidden = true,
                                     .browser = "Chrome 140"};
  EXPECT_EQ(all.report, expected);
  const auto least = expect<ReportEndpoint>(R"({"type":"report","limit":"none"})");
  EXPECT_EQ(least.report, mcu::EndpointReport{});
  EXPECT_FALSE(least.clock_ms);
}

TEST(ParseClientMessage, ReadsEachWordOfAReport) {
  for (const auto limit : {mcu::EncoderLimit::kNone, mcu::EncoderLimit::kCpu, mcu::EncoderLimit::kBandwidth,
                           mcu::EncoderLimit::kOther}) {
    const auto text = R"({"type":"report","limit":")" + std::string(mcu::to_string(limit)) + "\"}";
    EXPECT_EQ(expect<ReportEndpoint>(text).report.encoder_limit, limit);
  }
  using enum mcu::DeviceState;
  for (const auto state : {kOk, kMuted, kLost, kDenied, kBusy, kSilent}) {
    const auto text = R"({"type":"report","limit":"none","camera":")" + std::string(mcu::to_string(state)) + "\"}";
    EXPECT_EQ(expect<ReportEndpoint>(text).report.camera, state);
  }
}

TEST(ParseClientMessage, BoundsAReport) {
  const std::pair<std::string, std::string> cases[] = {
      {"", ""},
      {R"("capture_fps":-0.5)", "capture_fps"},
      {R"("capture_fps":240.5)", "capture_fps"},
      {R"("capture_fps":1e300)", "capture_fps"},
      {R"("capture_fps":"25")", "capture_fps"},
      {R"("freezes":1001)", "freezes"},
      {R"("freezes":1.5)", "freezes"},
      {R"("cpu":1.01)", "cpu"},
      {R"("cpu":true)", "cpu"},
      {R"("camera":"gone")", "camera"},
      {R"("hidden":1)", "hidden"},
      {R"("browser":")" + std::string(121, 'b') + "\"", "browser"},
      {R"("browser":"a\u202eb")", "browser"},
      {R"("clock_ms":-1)", "clock_ms"},
      {R"("clock_ms":253402300800000)", "clock_ms"},
      {R"("site":"my-loc")", "site"},
  };
  for (const auto& [member, field] : cases) {
    const auto parsed =
        parse_client_message(R"({"type":"report","limit":"none")" + (member.empty() ? "" : "," + member) + "}");
    EXPECT_EQ(parsed ? "" : parsed.error().refusal.field, field) << member;
  }
  EXPECT_EQ(parse_client_message(R"({"type":"report"})").error().refusal.field, "limit");
}

TEST(ParseClientMessage, ReadsTests) {
  EXPECT_EQ(expect<RunPreflight>(R"({"type":"preflight.run"})").site, std::nullopt);
  EXPECT_FALSE(expect<RunPreflight>(R"({"type":"preflight.run"})").sounds);
  const auto asked = expect<RunPreflight>(R"({"type":"preflight.run","site":"a","sounds":true})");
  EXPECT_EQ(asked.site, SiteId("a"));
  EXPECT_TRUE(asked.sounds);
  const auto least = expect<PreflightResult>(R"({"type":"preflight.result","test":9007199254740991})");
  EXPECT_EQ(least.test, 9007199254740991U);
  EXPECT_EQ(least.found, EndpointTest{});
  EXPECT_FALSE(least.clock_ms);
  const auto all = expect<PreflightResult>(R"({"type":"preflight.result","test":7,"up_kbps":3900.5,"down_kbps":0,
    "camera":"ok","microphone":"silent","camera_moving":false,"microphone_dbov":-41.5,"chirp":"failed",
    "chirp_delay_ms":35,"chirp_loss_db":-3.5,"clock_ms":1796090400000,"browser":"Cốc Cốc 130",
    "failed":"không có loa"})");
  const EndpointTest expected{.up_kbps = 3900.5,
                              .down_kbps = 0,
                              .camera = mcu::DeviceState::kOk,
                              .microphone = mcu::DeviceState::kSilent,
                              .camera_moving = false,
                              .microphone_dbov = -41.5,
                              .chirp = Chirp::kFailed,
                              .chirp_delay_ms = 35,
                              .chirp_loss_db = -3.5,
                              .browser = "Cốc Cốc 130",
                              .failed = "không có loa"};
  EXPECT_EQ(all.found, expected);
  EXPECT_EQ(all.clock_ms, 1796090400000);
  for (const auto& [word, chirp] : {std::pair("heard", Chirp::kHeard), std::pair("silent", Chirp::kSilent)}) {
    const auto text = R"({"type":"preflight.result","test":7,"chirp":")" + std::string(word) + "\"}";
    EXPECT_EQ(expect<PreflightResult>(text).found.chirp, chirp);
  }
}

TEST(ParseClientMessage, BoundsAResult) {
  const std::pair<std::string, std::string> cases[] = {
      {R"("up_kbps":-1)", "up_kbps"},
      {R"("up_kbps":1000000.5)", "up_kbps"},
      {R"("down_kbps":1e300)", "down_kbps"},
      {R"("down_kbps":null)", "down_kbps"},
      {R"("camera":"still")", "camera"},
      {R"("camera_moving":1)", "camera_moving"},
      {R"("microphone_dbov":0.5)", "microphone_dbov"},
      {R"("microphone_dbov":-128)", "microphone_dbov"},
      {R"("chirp":"loud")", "chirp"},
      {R"("chirp_delay_ms":2001)", "chirp_delay_ms"},
      {R"("chirp_loss_db":-41)", "chirp_loss_db"},
      {R"("clock_ms":1.5)", "clock_ms"},
      {R"("failed":"a\nb")", "failed"},
      {R"("site":"b")", "site"},
  };
  for (const auto& [member, field] : cases) {
    const auto parsed = parse_client_message(R"({"type":"preflight.result","test":1,)" + member + "}");
    EXPECT_EQ(parsed ? "" : parsed.error().refusal.field, field) << member;
  }
  for (const auto* test : {"0", "-1", "1.5", "9007199254740992", "\"1\"", "null"}) {
    const auto parsed = parse_client_message(R"({"type":"preflight.result","test":)" + std::string(test) + "}");
    EXPECT_EQ(parsed ? "" : parsed.error().refusal.field, "test") << test;
  }
}

TEST(ParseClientMessage, ReadsTheFloor) {
  const auto request = expect<RequestFloor>(
      R"({"type":"floor.request","floor":"content","delegate":"Nguyễn Văn A","post":"Chủ tịch","priority":true})");
  EXPECT_EQ(request.floor, FloorId::kContent);
  EXPECT_EQ(request.speaker, (Speaker{"Nguyễn Văn A", "Chủ tịch"}));
  EXPECT_TRUE(request.priority);
  EXPECT_EQ(expect<RequestFloor>(R"({"type":"floor.request"})").floor, FloorId::kSpeech);
  expect<GrantNext>(R"({"type":"floor.next"})");
  EXPECT_EQ(expect<MoveRequest>(R"({"type":"floor.move","site":"a","place":2})").place, 2U);
  EXPECT_EQ(expect<OrderQueue>(R"({"type":"floor.order","order":"unspoken"})").order, QueueOrder::kUnspoken);
  EXPECT_EQ(expect<ClearQueue>(R"({"type":"floor.clear","floor":"content"})").floor, FloorId::kContent);
  const auto none = expect<ChangeFloorSettings>(R"({"type":"floor.settings"})");
  EXPECT_FALSE(none.holders || none.limit || none.warning || none.grace);
  const auto all =
      expect<ChangeFloorSettings>(R"({"type":"floor.settings","holders":3,"seconds":300,"warning":20,"grace":5})");
  EXPECT_EQ(all.holders, 3U);
  EXPECT_EQ(all.limit, std::optional<std::optional<Duration>>(std::optional<Duration>(300s)));
  EXPECT_EQ(all.warning, 20s);
  EXPECT_EQ(all.grace, 5s);
  const auto unlimited = expect<ChangeFloorSettings>(R"({"type":"floor.settings","seconds":null})");
  ASSERT_TRUE(unlimited.limit);
  EXPECT_FALSE(*unlimited.limit);
  const auto lecture = expect<SetPolicy>(R"({"type":"policy","policy":"lecture","lecturer":"a"})");
  EXPECT_EQ(lecture.policy, FloorPolicy::kLecture);
  EXPECT_EQ(lecture.lecturer, SiteId("a"));
  EXPECT_EQ(expect<SetPolicy>(R"({"type":"policy","policy":"lecture","lecturer":null})").lecturer, std::nullopt);
}

TEST(ParseClientMessage, ReadsWhatStandsAroundTheFloor) {
  EXPECT_TRUE(expect<LockConference>(R"({"type":"lock","locked":true})").locked);
  EXPECT_EQ(expect<RemoveSite>(R"({"type":"remove","site":"a"})").site, SiteId("a"));
  EXPECT_EQ(expect<ReadmitSite>(R"({"type":"readmit","site":"a"})").site, SiteId("a"));
  EXPECT_EQ(expect<HandOverChair>(R"({"type":"chair.hand_over","site":"a"})").site, SiteId("a"));
  expect<TakeOverChair>(R"({"type":"chair.take_over"})");
  expect<HandBackChair>(R"({"type":"chair.hand_back"})");
  EXPECT_EQ(expect<GoToItem>(R"({"type":"agenda.go","item":3})").item, 3U);
  const auto note = expect<WriteNote>(R"({"type":"note","item":1,"notes":"a\nb","conclusion":""})");
  EXPECT_EQ(note.notes, "a\nb");
  expect<StartRoll>(R"({"type":"roll.start"})");
  expect<CallNextSite>(R"({"type":"roll.next"})");
  expect<EndRoll>(R"({"type":"roll.end"})");
  EXPECT_EQ(expect<CallSite>(R"({"type":"roll.call","site":"a"})").site, SiteId("a"));
  const auto mark =
      expect<MarkRoll>(R"({"type":"roll.mark","site":"a","presence":"stand_in","head":"B","delegates":4})");
  EXPECT_EQ(mark.presence, Presence::kStandIn);
  EXPECT_EQ(mark.head, "B");
  EXPECT_EQ(mark.delegates, 4);
  const auto answer = expect<AnswerRoll>(R"({"type":"roll.answer"})");
  EXPECT_FALSE(answer.site || answer.head || answer.delegates);
  EXPECT_EQ(expect<OpenVote>(R"({"type":"vote.open","question":"Thông qua?"})").quorum, 50);
  const auto entry = expect<EnterVote>(R"({"type":"vote.enter","yes":3,"no":2,"abstain":1})");
  EXPECT_EQ(entry.yes * 100 + entry.no * 10 + entry.abstain, 321);
  expect<CloseVote>(R"({"type":"vote.close"})");
  expect<ConfirmVote>(R"({"type":"vote.confirm"})");
  expect<CancelVote>(R"({"type":"vote.cancel"})");
  const auto prepare = expect<PrepareStage>(
      R"({"type":"stage.prepare","group":"halls","preset":"pair","places":["a","",null,"content"]})");
  ASSERT_EQ(prepare.places.size(), 4U);
  EXPECT_EQ(prepare.places[0], "a");
  EXPECT_EQ(prepare.places[1], "");
  EXPECT_FALSE(prepare.places[2]);
  EXPECT_EQ(expect<TakeStage>(R"({"type":"stage.take","group":"halls"})").group, "halls");
  EXPECT_EQ(expect<DrawMessage>(R"({"type":"message","text":"Chào","seconds":30})").time, 30s);
  EXPECT_EQ(expect<SendChat>(R"({"type":"chat","to":"desk","text":"Mất tiếng"})").to, ChatTo::kDesk);
  EXPECT_EQ(expect<RequestHelp>(R"({"type":"help"})").text, "");
  EXPECT_EQ(expect<AnswerHelp>(R"({"type":"help.answer","site":"a"})").site, SiteId("a"));
  EXPECT_EQ(expect<AcknowledgeAlarm>(R"({"type":"alarm.acknowledge","alarm":9007199254740991})").alarm,
            AlarmId(9007199254740991));
  expect<Undo>(R"({"type":"undo"})");
  const auto join = expect<Join>(R"({"type":"join","token":"t","version":2,"media":false,"stream":"s","seq":17})");
  EXPECT_EQ(join.stream, "s");
  EXPECT_EQ(join.seq, 17U);
}

TEST(ParseClientMessage, CountsPeoplesTextsInCharacters) {
  const auto chat = [](size_t characters) {
    std::string text;
    for (size_t i = 0; i < characters; ++i) text += "ệ";
    return parse_client_message(R"({"type":"chat","to":"all","text":")" + text + "\"}").has_value();
  };
  EXPECT_TRUE(chat(1000));
  EXPECT_FALSE(chat(1001));
}

// "Nguyễn" decomposed, as some keyboards make it: e + circumflex + tilde.
TEST(ParseClientMessage, ComposesPeoplesTexts) {
  const std::string composed = "Nguy\u1ec5n", decomposed = "Nguye\u0302\u0303n";
  const auto with = [&](std::string_view before) { return std::string(before) + decomposed + "\"}"; };
  EXPECT_EQ(expect<SendChat>(with(R"({"type":"chat","to":"all","text":")")).text, composed);
  EXPECT_EQ(expect<DrawMessage>(with(R"({"type":"message","text":")")).text, composed);
  EXPECT_EQ(expect<RequestFloor>(with(R"({"type":"floor.request","delegate":")")).speaker.delegate, composed);
  EXPECT_EQ(expect<GrantFloor>(with(R"({"type":"floor.grant","site":"a","post":")")).speaker.post, composed);
  EXPECT_EQ(expect<AnswerRoll>(with(R"({"type":"roll.answer","head":")")).head, composed);
  EXPECT_EQ(expect<OpenVote>(with(R"({"type":"vote.open","question":")")).question, composed);
  EXPECT_EQ(expect<WriteNote>(with(R"({"type":"note","item":0,"notes":"","conclusion":")")).conclusion, composed);
  EXPECT_EQ(expect<Join>(with(R"({"type":"join","version":2,"media":true,"token":")")).token, decomposed)
      << "what is for programs stays";
  std::string longest;
  for (int i = 0; i < 1000; ++i) longest += "e\u0302\u0323";
  EXPECT_TRUE(parse_client_message(R"({"type":"chat","to":"all","text":")" + longest + "\"}"))
      << "counted as it is shown";
}

TEST(ParseClientMessage, KeepsTheClientsId) {
  const auto id = [](std::string_view text) { return parse_client_message(text)->id; };
  EXPECT_EQ(id(R"({"type":"ping"})"), std::nullopt);
  EXPECT_EQ(id(R"({"type":"ping","id":7})"), MessageId(int64_t{7}));
  EXPECT_EQ(id(R"({"type":"ping","id":0.5})"), MessageId(0.5));
  EXPECT_EQ(id(R"({"type":"ping","id":"x"})"), MessageId("x"));
  // A refused message still says which it was.
  const auto refused = parse_client_message(R"({"type":"stage","id":"x"})");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id, MessageId("x"));
}

struct Wrong {
  std::string text;
  const char* code;
  const char* field;
};

TEST(ParseClientMessage, RefusesWhatIsWrongAndNamesTheField) {
  const std::string long_text(300, 'x');
  const Wrong cases[] = {
      {"", "message.not_json", ""},
      {"{", "message.not_json", ""},
      {"[]", "message.not_json", ""},
      {"null", "message.not_json", ""},
      {"{\"type\":\"ping\"} x", "message.not_json", ""},
      {"{\"type\":\"\xff\"}", "message.not_json", ""},
      {R"({"type":{"a":{"b":{"c":{"d":1}}}}})", "message.not_json", ""},
      {R"({"type":"offer","sdp":")" + std::string(kMaxClientMessage, 'a') + R"("})", "message.not_json", ""},
      {"{}", "field.missing", "type"},
      {R"({"type":7})", "field.wrong_type", "type"},
      {R"({"type":"dance"})", "message.unknown_type", "type"},
      {R"({"type":"ping","id":[1]})", "field.wrong_type", "id"},
      {R"({"type":"ping","id":")" + long_text + R"("})", "field.wrong_type", "id"},
      {R"({"type":"ping","id":18446744073709551615})", "field.wrong_type", "id"},
      {R"({"type":"ping","extra":1})", "field.unknown", "extra"},
      {R"({"type":"join","token":"t","version":3,"media":true})", "field.out_of_range", "version"},
      {R"({"type":"join","token":"","version":2,"media":true})", "field.out_of_range", "token"},
      {R"({"type":"join","token":")" + long_text + R"(","version":2,"media":true})", "field.out_of_range", "token"},
      {R"({"type":"join","token":"t","version":2})", "field.missing", "media"},
      {R"({"type":"join","token":"t","version":2,"media":"yes"})", "field.wrong_type", "media"},
      {R"({"type":"offer","sdp":null})", "field.wrong_type", "sdp"},
      {R"({"type":"floor.grant","site":"a","seconds":4})", "field.out_of_range", "seconds"},
      {R"({"type":"floor.grant","site":"a","seconds":-9223372036854775808})", "field.out_of_range", "seconds"},
      {R"({"type":"floor.grant","site":"a","seconds":18446744073709551615})", "field.out_of_range", "seconds"},
      {R"({"type":"floor.grant","site":"a","seconds":1.5})", "field.wrong_type", "seconds"},
      {R"({"type":"floor.grant","site":["a"]})", "field.wrong_type", "site"},
      {R"({"type":"stage"})", "field.missing", "site"},
      {R"({"type":"layout","preset":"grid","group":"street"})", "field.out_of_range", "group"},
      {R"({"type":"chat","to":"all","text":""})", "field.out_of_range", "text"},
      {R"({"type":"chat","to":"all","text":"a\u202eb"})", "field.out_of_range", "text"},
      {R"({"type":"message","text":"two\nlines"})", "field.out_of_range", "text"},
      {R"({"type":"stage.prepare","group":"halls","preset":"grid","places":[1]})", "field.out_of_range", "places"},
      {R"({"type":"stage.prepare","group":"halls","preset":"grid","places":"a"})", "field.wrong_type", "places"},
      {R"({"type":"join","token":"t","version":2,"media":true,"seq":-1})", "field.out_of_range", "seq"},
      {R"({"type":"view","view":"composed","site":null})", "field.wrong_type", "site"},
      {R"({"type":"policy","policy":""})", "field.out_of_range", "policy"},
  };
  for (const auto& wrong : cases) {
    const auto parsed = parse_client_message(wrong.text);
    ASSERT_FALSE(parsed) << wrong.text;
    const auto& refusal = parsed.error().refusal;
    EXPECT_EQ(refusal.code, wrong.code) << wrong.text;
    EXPECT_EQ(refusal.field, wrong.field) << wrong.text;
    EXPECT_FALSE(refusal.text.vi.empty());
    EXPECT_FALSE(refusal.text.en.empty());
  }
}

TEST(ParseClientMessage, SaysWhatWouldBeRightInBothLanguages) {
  const auto parsed = parse_client_message(R"({"type":"view","view":"mosaic"})");
  EXPECT_EQ(parsed.error().refusal.text.en, "The field \"view\" must be one of composed, forwarded.");
  EXPECT_EQ(parsed.error().refusal.text.vi, "Trường \"view\" phải là một trong các từ composed, forwarded.");
}

TEST(ParseClientMessage, CutsLongNamesBetweenCharacters) {
  std::string key;
  for (int i = 0; i < 40; ++i) key += "ệ";  // three bytes each
  const auto parsed = parse_client_message(R"({"type":"ping",")" + key + R"(":1})");
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().refusal.field, key.substr(0, 63));
}

// The rules alone decide: each field of each message is checked for presence, type and range.
TEST(ParseClientMessage, HoldsEveryFieldOfEveryMessageToItsRule) {
  const auto good = [](const FieldRule& field) -> json::value {
    switch (field.kind) {
      case FieldKind::kText:
      case FieldKind::kLine:
      case FieldKind::kProse:
        return json::value(std::string(static_cast<size_t>(std::max<int64_t>(1, field.min)), 'x'));
      case FieldKind::kPlaces:
      case FieldKind::kDevices: return json::array{};
      case FieldKind::kJpeg: return "/9j/";
      case FieldKind::kBoolean: return true;
      case FieldKind::kInteger:
      case FieldKind::kNumber: return field.min;
      case FieldKind::kWord: return json::value(field.words.front());
    }
    return nullptr;
  };
  for (const auto& rule : message_rules()) {
    json::object whole{{"type", rule.type}};
    for (const auto& field : rule.fields) whole[field.name] = good(field);
    ASSERT_TRUE(parse_client_message(json::serialize(whole))) << rule.type;
    for (const auto& field : rule.fields) {
      const auto field_of_error = [&](json::value value) -> std::string {
        auto changed = whole;
        changed[field.name] = std::move(value);
        const auto parsed = parse_client_message(json::serialize(changed));
        return parsed ? "(accepted)" : parsed.error().refusal.field;
      };
      EXPECT_EQ(field_of_error(json::object{}), field.name) << rule.type;
      EXPECT_EQ(field_of_error(nullptr), field.nullable ? "(accepted)" : field.name) << rule.type;
      if (field.kind == FieldKind::kText || field.kind == FieldKind::kLine || field.kind == FieldKind::kProse) {
        EXPECT_EQ(field_of_error(json::value(std::string(static_cast<size_t>(field.max), 'x'))), "(accepted)");
        EXPECT_EQ(field_of_error(json::value(std::string(static_cast<size_t>(field.max) + 1, 'x'))), field.name);
      }
      auto missing = whole;
      missing.erase(field.name);
      EXPECT_EQ(parse_client_message(json::serialize(missing)).has_value(), !field.required) << rule.type;
    }
  }
}

}  // namespace
}  // namespace signaling
