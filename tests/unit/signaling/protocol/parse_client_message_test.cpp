#include "signaling/protocol/parse_client_message.h"

#include <chrono>
#include <string>

#include <boost/json.hpp>
#include <gtest/gtest.h>

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
  const auto join = expect<Join>(R"({"type":"join","token":"t-1","version":1,"media":true})");
  EXPECT_EQ(join.token, "t-1");
  EXPECT_TRUE(join.media);
  EXPECT_FALSE(join.connection);
  EXPECT_EQ(expect<Join>(R"({"type":"join","token":"t","version":1,"media":true,"connection":"c-9"})").connection,
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
  EXPECT_EQ(expect<GrantFloor>(R"({"type":"floor.grant","site":"a","seconds":90})").limit, 90s);
  EXPECT_EQ(expect<DenyRequest>(R"({"type":"floor.deny","site":"a"})").site, SiteId("a"));
  EXPECT_EQ(expect<RevokeFloor>(R"({"type":"floor.revoke","site":"a"})").site, SiteId("a"));
  EXPECT_EQ(expect<MuteSite>(R"({"type":"mute","site":"a"})").site, SiteId("a"));
  expect<MuteAll>(R"({"type":"mute_all"})");
  EXPECT_EQ(expect<PinStage>(R"({"type":"stage","site":"a"})").site, SiteId("a"));
  EXPECT_EQ(expect<PinStage>(R"({"type":"stage","site":null})").site, std::nullopt);
  EXPECT_EQ(expect<SetLayout>(R"({"type":"layout","layout":"full"})").layout, mcu::LayoutName::kFull);
  EXPECT_EQ(expect<SetView>(R"({"type":"view","view":"forwarded"})").view, mcu::View::kForwarded);
  EXPECT_EQ(expect<SetView>(R"({"type":"view","view":"composed","site":"a"})").site, SiteId("a"));
  EXPECT_EQ(expect<SetPolicy>(R"({"type":"policy","policy":"open"})").policy, FloorPolicy::kOpen);
  EXPECT_EQ(expect<AnswerCall>(R"({"type":"answer_call","conference":"khan"})").conference, ConferenceId("khan"));
  expect<Ping>(R"({"type":"ping"})");
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
      {R"({"type":"join","token":"t","version":2,"media":true})", "field.out_of_range", "version"},
      {R"({"type":"join","token":"","version":1,"media":true})", "field.out_of_range", "token"},
      {R"({"type":"join","token":")" + long_text + R"(","version":1,"media":true})", "field.out_of_range", "token"},
      {R"({"type":"join","token":"t","version":1})", "field.missing", "media"},
      {R"({"type":"join","token":"t","version":1,"media":"yes"})", "field.wrong_type", "media"},
      {R"({"type":"offer","sdp":null})", "field.wrong_type", "sdp"},
      {R"({"type":"floor.grant","site":"a","seconds":4})", "field.out_of_range", "seconds"},
      {R"({"type":"floor.grant","site":"a","seconds":-9223372036854775808})", "field.out_of_range", "seconds"},
      {R"({"type":"floor.grant","site":"a","seconds":18446744073709551615})", "field.out_of_range", "seconds"},
      {R"({"type":"floor.grant","site":"a","seconds":1.5})", "field.wrong_type", "seconds"},
      {R"({"type":"floor.grant","site":["a"]})", "field.wrong_type", "site"},
      {R"({"type":"stage"})", "field.missing", "site"},
      {R"({"type":"layout","layout":"mosaic"})", "field.out_of_range", "layout"},
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
  const auto parsed = parse_client_message(R"({"type":"layout","layout":"mosaic"})");
  EXPECT_EQ(parsed.error().refusal.text.en, "The field \"layout\" must be one of grid, stage, full.");
  EXPECT_EQ(parsed.error().refusal.text.vi, "Trường \"layout\" phải là một trong các từ grid, stage, full.");
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
      case FieldKind::kText: return json::value(std::string(static_cast<size_t>(std::max<int64_t>(1, field.min)), 'x'));
      case FieldKind::kBoolean: return true;
      case FieldKind::kInteger: return field.min;
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
      if (field.kind == FieldKind::kText) {
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
