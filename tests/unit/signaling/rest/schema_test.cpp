#include "signaling/rest/schema.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

namespace signaling {
namespace {

namespace json = boost::json;
using testing::ElementsAre;
using testing::IsEmpty;

Schema booking() {
  return Schema::object({
      {"title", Schema::text(1, 20)},
      {"start", Schema::date_time()},
      {"minutes", Schema::integer(5, 1440)},
      {"policy", Schema::word({"open", "chaired"})},
      {"auto_start", Schema::boolean(), false},
      {"note", Schema::lines(0, 50).or_null(), false},
      {"agenda", Schema::array(Schema::object({{"title", Schema::text(1, 20)}}), 0, 3), false},
  });
}

// "pointer code" of each fault.
std::vector<std::string> faults(const std::string& text, const Schema& schema = booking()) {
  std::vector<std::string> result;
  for (const auto& fault : schema.check(json::parse(text))) {
    EXPECT_FALSE(fault.text.vi.empty());
    EXPECT_FALSE(fault.text.en.empty());
    result.push_back(fault.pointer + " " + fault.code);
  }
  return result;
}

std::string with(const std::string& member) {
  json::object object = json::parse(R"({"title":"Họp","start":"2026-11-26T08:00:00+07:00","minutes":90,
                                        "policy":"chaired"})").as_object();
  const json::value members = json::parse("{" + member + "}");
  for (const auto& [name, value] : members.as_object()) object[name] = value;
  return json::serialize(object);
}

TEST(Schema, TakesWhatIsRight) {
  EXPECT_THAT(faults(with("")), IsEmpty());
  EXPECT_THAT(faults(with(R"("auto_start":true,"note":null,"agenda":[{"title":"Khai mạc"}])")), IsEmpty());
  EXPECT_THAT(faults(with(R"("note":"dòng 1\ndòng 2\tx")")), IsEmpty());
}

TEST(Schema, ANumberMayHaveAFraction) {
  const Schema schema = Schema::object({{"value", Schema::number().or_null()}});
  for (const std::string right : {"1.5", "-3", "0", "1e300", "null"}) {
    EXPECT_THAT(faults(R"({"value":)" + right + "}", schema), IsEmpty()) << right;
  }
  for (const std::string wrong : {R"("1")", "true", "[]", "{}"}) {
    EXPECT_THAT(faults(R"({"value":)" + wrong + "}", schema), ElementsAre("/value field.wrong_type")) << wrong;
  }
  json::object components;
  EXPECT_EQ(json::serialize(Schema::number().to_json(components)), R"({"type":"number"})");
}

TEST(Schema, NamesEveryWrongField) {
  struct Case {
    const char* member;
    const char* fault;
  };
  constexpr Case kCases[] = {
      {R"("title":"")", "/title field.out_of_range"},
      {R"("title":"ặặặặặặặặặặặặặặặặặặặặ")", nullptr},  // 20 characters of three bytes
      {R"("title":"ặặặặặặặặặặặặặặặặặặặặặ")", "/title field.out_of_range"},
      {R"("title":"a\r\nBcc: x")", "/title field.control_character"},
      {R"("title":"a\u0085b")", "/title field.control_character"},
      {R"("title":"\u202egnp.exe")", "/title field.control_character"},
      {R"("title":"a\u2028b")", "/title field.control_character"},
      {R"("title":"a\u007f")", "/title field.control_character"},
      {R"("note":"a\u0000b")", "/note field.control_character"},
      {R"("title":7)", "/title field.wrong_type"},
      {R"("title":null)", "/title field.wrong_type"},
      {R"("start":"mai")", "/start field.not_a_time"},
      {R"("start":"2027-02-29T00:00:00Z")", "/start field.not_a_time"},
      {R"("minutes":4)", "/minutes field.out_of_range"},
      {R"("minutes":18446744073709551615)", "/minutes field.out_of_range"},
      {R"("minutes":5.5)", "/minutes field.wrong_type"},
      {R"("policy":"anarchy")", "/policy field.unknown_word"},
      {R"("auto_start":"true")", "/auto_start field.wrong_type"},
      {R"("agenda":[{"title":"a"},{"title":""}])", "/agenda/1/title field.out_of_range"},
      {R"("agenda":[{}])", "/agenda/0/title field.missing"},
      {R"("agenda":[1])", "/agenda/0 field.wrong_type"},
      {R"("agenda":[1,2,3,4])", "/agenda field.out_of_range"},
      {R"("a/b~c":1)", "/a~1b~0c field.unknown"},
  };
  for (const auto& c : kCases) {
    const auto found = faults(with(c.member));
    if (c.fault == nullptr) {
      EXPECT_THAT(found, IsEmpty()) << c.member;
    } else {
      EXPECT_THAT(found, ElementsAre(c.fault)) << c.member;
    }
  }
  EXPECT_THAT(faults("[]"), ElementsAre(" field.wrong_type"));
  EXPECT_THAT(faults("{}"), ElementsAre("/title field.missing", "/start field.missing", "/minutes field.missing",
                                        "/policy field.missing"));
}

TEST(Schema, SaysWhatWouldBeRightInBothLanguages) {
  const auto found = booking().check(json::parse(with(R"("minutes":4)")));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].text.vi, "phải là số nguyên từ 5 đến 1440");
  EXPECT_EQ(found[0].text.en, "must be a whole number from 5 to 1440");
}

TEST(Schema, MapsHaveMembersOfAnyNameAndOneKind) {
  const Schema map = Schema::map(Schema::text(1, 5), 2);
  EXPECT_THAT(faults(R"({})", map), IsEmpty());
  EXPECT_THAT(faults(R"({"y-yen":"a","a/b":"c"})", map), IsEmpty());
  EXPECT_THAT(faults(R"({"y-yen":1,"a/b":""})", map),
              ElementsAre("/y-yen field.wrong_type", "/a~1b field.out_of_range"));
  EXPECT_THAT(faults(R"({"a":"a","b":"b","c":"c"})", map), ElementsAre(" field.out_of_range"));
  EXPECT_THAT(faults("[]", map), ElementsAre(" field.wrong_type"));
  json::object components;
  EXPECT_EQ(map.to_json(components), json::parse(R"({"additionalProperties":{"minLength":1,"maxLength":5,
      "type":"string"},"maxProperties":2,"type":"object"})"));
}

TEST(Schema, AnyObjectMayHoldWhateverItLikes) {
  const Schema any = Schema::any_object().or_null();
  EXPECT_THAT(faults(R"({"a":[{"b":null}],"c":1})", any), IsEmpty());
  EXPECT_THAT(faults("null", any), IsEmpty());
  EXPECT_THAT(faults("[]", any), ElementsAre(" field.wrong_type"));
  json::object components;
  EXPECT_EQ(any.to_json(components), json::parse(R"({"type":["object","null"]})"));
}

TEST(Schema, CountsNoMoreFaultsThanItsBound) {
  std::string text = "{";
  for (int i = 0; i < 500; ++i) text += (i == 0 ? "\"x" : ",\"x") + std::to_string(i) + "\":0";
  EXPECT_EQ(booking().check(json::parse(text + "}")).size(), Schema::kMaxFaults);
}

TEST(Schema, ReadsParametersByTheirKind) {
  std::vector<FieldFault> wrong;
  EXPECT_EQ(Schema::integer(1, 100).read("25", "limit", wrong), 25);
  EXPECT_EQ(Schema::boolean().read("true", "all", wrong), true);
  EXPECT_EQ(Schema::text(0, 9).read("25", "query", wrong), "25");
  EXPECT_THAT(wrong, IsEmpty());
  for (const char* text : {"", "x", "2 5", "101", "99999999999999999999"}) {
    Schema::integer(1, 100).read(text, "limit", wrong);
  }
  ASSERT_EQ(wrong.size(), 5U);
  EXPECT_EQ(wrong[0].pointer, "limit");
}

TEST(Schema, WritesItselfAsJsonSchema) {
  json::object components;
  const auto schema = Schema::array(booking().named("Booking"), 0, 9).described("All of them.").to_json(components);
  EXPECT_EQ(json::value(schema), json::parse(R"({"items":{"$ref":"#/components/schemas/Booking"},"minItems":0,
      "maxItems":9,"type":"array","description":"All of them."})"));
  const auto& object = components.at("Booking").as_object();
  EXPECT_EQ(object.at("additionalProperties"), false);
  EXPECT_EQ(object.at("required"), json::parse(R"(["title","start","minutes","policy"])"));
  EXPECT_EQ(object.at("properties").at("note"),
            json::parse(R"({"minLength":0,"maxLength":50,"type":["string","null"]})"));
  EXPECT_EQ(object.at("properties").at("start"), json::parse(R"({"format":"date-time","type":"string"})"));
}

}  // namespace
}  // namespace signaling
