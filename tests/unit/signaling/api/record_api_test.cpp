#include "signaling/api/record_api.h"

#include "signaling/record/journal_line.h"
#include "signaling/record/journal_writer.h"
#include "signaling/rest/page_cursor.h"
#include "tests/unit/signaling/api/api_fixture.h"

namespace signaling {
namespace {

class RecordApiTest : public ApiTest {
 protected:
  std::vector<Operation> operations() override {
    return record_operations(store_->layout().records(), [](const auto& id) { return id == ConferenceId("hn-1"); });
  }
  void write(const std::string& text) {
    write_text(journal_path(store_->layout().records(), ConferenceId("hn-1")), text);
  }
  std::string next() const { return std::string(body_.at("next").as_string()); }
};

TEST_F(RecordApiTest, EventsAndGapsAreReadInPagesOldestFirst) {
  write(entry_line(1, R"({"a":"ế"})") + gap_line({2, 5}) + entry_line(6, R"({"b":[1,{"c":null}]})") + "{\"torn");
  EXPECT_EQ(ask("GET", "/conferences/hn-1/record?limit=2"), 200U);
  EXPECT_EQ(boost::json::serialize(body_.at("items")),
            R"([{"sequence":1,"event":{"a":"ế"},"gap":null},{"sequence":5,"event":null,"gap":{"from":2,"to":5}}])");
  EXPECT_EQ(ask("GET", "/conferences/hn-1/record?limit=2&cursor=" + next()), 200U);
  EXPECT_EQ(boost::json::serialize(body_.at("items")), R"([{"sequence":6,"event":{"b":[1,{"c":null}]},"gap":null}])");
  EXPECT_TRUE(body_.at("next").is_null());
}

TEST_F(RecordApiTest, APageIsBoundedInBytesToo) {
  const std::string event = R"({"x":")" + std::string(200'000, 'x') + "\"}";
  std::string journal;
  for (uint64_t n = 1; n <= 12; ++n) journal += entry_line(n, event);
  write(journal);
  EXPECT_EQ(ask("GET", "/conferences/hn-1/record"), 200U);
  EXPECT_EQ(body_.at("items").as_array().size(), 5U);
  EXPECT_EQ(ask("GET", "/conferences/hn-1/record?cursor=" + next()), 200U);
  EXPECT_EQ(body_.at("items").at(0).at("sequence"), 6);
}

TEST_F(RecordApiTest, AConferenceWithoutARecordHasAnEmptyOneIfItIsKnown) {
  EXPECT_EQ(ask("GET", "/conferences/hn-1/record"), 200U);
  EXPECT_TRUE(body_.at("items").as_array().empty());
  EXPECT_EQ(ask("GET", "/conferences/hn-2/record"), 404U);
  EXPECT_EQ(ask("GET", "/conferences/..%2F..%2Fdiem-cau/record"), 404U);
}

TEST_F(RecordApiTest, ACursorThatIsMadeUpIsNamed) {
  write(entry_line(1, "{}") + entry_line(2, "{}"));
  for (const auto& cursor : {std::string("abc"), write_cursor({"1"}), write_cursor({"3", "0", "0"}),
                             write_cursor({"x", "0", "0"}), write_cursor({"0", "0", "1"}),
                             write_cursor({"-1", "0", "0"}), write_cursor({"99999999999999999999", "0", "0"})}) {
    EXPECT_EQ(ask("GET", "/conferences/hn-1/record?cursor=" + cursor), 422U) << cursor;
    EXPECT_THAT(faults(), testing::ElementsAre("cursor"));
  }
  EXPECT_EQ(ask("GET", "/conferences/hn-1/record?cursor=" + write_cursor({"5000", "2", "2"})), 200U);
  EXPECT_TRUE(body_.at("items").as_array().empty());
}

TEST_F(RecordApiTest, ADamagedRecordIsSaidToBe) {
  for (const std::string& text :
       {std::string("nonsense\n"), entry_line(1, "{"), entry_line(1, "[]"), entry_line(1, std::string(1000, '['))}) {
    write(text);
    EXPECT_EQ(ask("GET", "/conferences/hn-1/record"), 500U);
    EXPECT_EQ(code(), "record.damaged");
  }
}

TEST_F(RecordApiTest, WhoMayReadIsThePermissionTables) {
  write(entry_line(1, "{}"));
  somebody_.principal = Principal{.role = Role::kChair, .user = UserId(7)};
  EXPECT_EQ(ask("GET", "/conferences/hn-1/record"), 403U);
  somebody_.principal = Principal{.role = Role::kTechnician, .user = UserId(7)};
  EXPECT_EQ(ask("GET", "/conferences/hn-1/record"), 200U);
  somebody_.principal = std::nullopt;
  EXPECT_EQ(ask("GET", "/conferences/hn-1/record"), 401U);
}

}  // namespace
}  // namespace signaling
