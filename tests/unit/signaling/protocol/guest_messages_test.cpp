#include "signaling/protocol/guest_messages.h"

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "signaling/protocol/parse_client_message.h"

namespace signaling {
namespace {

namespace json = boost::json;

TEST(GuestMessages, SayWhoWaitsForWhat) {
  Lobby lobby{"Giao ban", "UBND tỉnh", "Trần Văn An", "xã Hải Minh", std::nullopt};
  EXPECT_EQ(json::value(to_object(lobby)), json::parse(R"({"type":"lobby","title":"Giao ban","chair":"UBND tỉnh",
    "name":"Trần Văn An","unit":"xã Hải Minh","ask_in_ms":null})"));
  lobby.ask_in_ms = 0;
  EXPECT_EQ(to_object(lobby).at("ask_in_ms"), 0);
  const GuestList list{{{SiteId("guest.2"), "An", "", "2026-12-01T02:00:00Z", true, true}}};
  EXPECT_EQ(json::value(to_object(list)), json::parse(R"({"type":"guests","guests":[{"site":"guest.2","name":"An",
    "unit":"","since":"2026-12-01T02:00:00Z","turned_away":true,"here":true}]})"));
}

TEST(GuestMessages, AreReadAndBounded) {
  const auto join = [](const std::string& members) {
    return parse_client_message(R"({"type":"join","token":"t","version":2,"media":true)" + members + "}");
  };
  const std::string secret = R"(,"secret":")" + std::string(48, 's') + "\"";
  const auto read = join(R"(,"name":"Trần An","unit":"xã Hải Minh")" + secret);
  ASSERT_TRUE(read);
  const auto& guest = std::get<Join>(read->message);
  EXPECT_EQ(guest.name, "Trần An");
  EXPECT_EQ(guest.unit, "xã Hải Minh");
  EXPECT_EQ(guest.secret.size(), 48U);
  EXPECT_EQ(join(R"(,"name":"")").error().refusal.field, "name");
  EXPECT_EQ(join(R"(,"name":"a\nb")").error().refusal.field, "name");
  EXPECT_EQ(join(R"(,"name":")" + std::string(81, 'a') + "\"").error().refusal.field, "name");
  EXPECT_EQ(join(R"(,"unit":")" + std::string(81, 'a') + "\"").error().refusal.field, "unit");
  EXPECT_EQ(join(R"(,"secret":"short")").error().refusal.field, "secret");
  EXPECT_TRUE(parse_client_message(R"({"type":"guest.ask_again"})"));
  EXPECT_TRUE(parse_client_message(R"({"type":"guest.admit_all"})"));
  EXPECT_EQ(parse_client_message(R"({"type":"guest.admit"})").error().refusal.field, "site");
}

}  // namespace
}  // namespace signaling
