#include "tests/unit/tools/cli/command/command_bench.h"

namespace tools {
namespace {

namespace json = boost::json;

class BookingCommandsTest : public CommandBench {};

TEST_F(BookingCommandsTest, ListShowsAMonthFromTodayOn) {
  server_.expect("GET /calendar?from=2026-11-26T00%3A00%3A00%2B07%3A00&to=2026-12-27T00%3A00%3A00%2B07%3A00",
                 R"({"items":[{"conference":"hn-1","booking":"hn-1","title":"Giao ban","start":"2026-12-01T01:00:00Z",
                     "end":"2026-12-01T03:00:00Z","sites":["a","b"],"chair_site":"a","phase":"scheduled"}],
                     "next":null})");
  language_ = Language::kVietnamese;
  EXPECT_EQ(output({"list"}),
            "Bắt đầu           Kết thúc          Hội nghị  Điểm cầu  Trung tâm  Trạng thái   Mã lịch  Mã hội nghị\n"
            "────────────────  ────────────────  ────────  ────────  ─────────  ───────────  ───────  ───────────\n"
            "01/12/2026 08:00  01/12/2026 10:00  Giao ban  2         a          đã lên lịch  hn-1     hn-1\n");
}

TEST_F(BookingCommandsTest, ListTakesASpanASiteAndAText) {
  server_.expect("GET /calendar?from=2026-12-01T00%3A00%3A00%2B07%3A00&to=2026-12-02T00%3A00%3A00%2B07%3A00&site=a&"
                 "text=b%C3%A3o",
                 R"({"items":[],"next":null})");
  EXPECT_EQ(output({"list", "--from", "2026-12-01", "--to", "2026-12-02", "--site", "a", "--text", "bão"}),
            "There are no conferences.\n");
  EXPECT_EQ(status({"list", "--from", "tomorrow", "--to", "today"}), ExitStatus::kWrongUse);
}

TEST_F(BookingCommandsTest, JsonIsTheAnswerInOneLine) {
  server_.expect("GET /bookings/hn-1", R"({ "id" : "hn-1", "x" : [1] })");
  EXPECT_EQ(output({"show", "hn-1", "--json"}), "{\"id\":\"hn-1\",\"x\":[1]}\n");
}

TEST_F(BookingCommandsTest, CancelAsksFirst) {
  asker_.answers = {"n"};
  EXPECT_EQ(status({"cancel", "hn-1"}), ExitStatus::kRefused);
  EXPECT_TRUE(server_.sent.empty());
  asker_.answers = {"y"};
  server_.expect("DELETE /bookings/hn-1", "", 204);
  EXPECT_EQ(output({"cancel", "hn-1"}), "Cancelled.\n");
  EXPECT_EQ(server_.body(0), (json::object{{"reason", ""}}));
  EXPECT_EQ(status({"cancel", "hn-1"}), ExitStatus::kWrongUse) << "nobody is there to ask";
}

TEST_F(BookingCommandsTest, CancelSaysWhyOrOneDay) {
  server_.expect("DELETE /bookings/hn-1", "", 204);
  EXPECT_EQ(output({"cancel", "hn-1", "--reason", "Bão", "--yes"}), "Cancelled.\n");
  EXPECT_EQ(server_.body(0), (json::object{{"reason", "Bão"}}));
  server_.expect("DELETE /bookings/gb/occurrences/20261207", "", 204);
  EXPECT_EQ(output({"cancel", "gb", "--date", "2026-12-07", "--yes"}), "Cancelled.\n");
}

TEST_F(BookingCommandsTest, CopyAndMove) {
  server_.expect("POST /bookings/hn-1/copies", R"({"id":"hn-2"})", 201);
  EXPECT_EQ(output({"copy", "hn-1", "--start", "2026-12-08 08:00"}), "Copied.\nBooking  hn-2\n");
  EXPECT_EQ(server_.body(0), (json::object{{"start", "2026-12-08T08:00:00+07:00"}}));
  server_.expect("PUT /bookings/gb/occurrences/20261207", R"({"id":"gb"})");
  EXPECT_EQ(output({"move", "gb", "--date", "07/12/2026", "--start", "2026-12-08 08:00", "--length", "90"}),
            "Moved.\nBooking  gb\n");
  EXPECT_EQ(server_.body(1), (json::object{{"start", "2026-12-08T08:00:00+07:00"}, {"length_min", 90}}));
}

TEST_F(BookingCommandsTest, TemplatesAreReadInPages) {
  server_.expect("GET /templates", R"({"items":[{"id":"a","name":"A","booking":{"length_min":60}}],"next":"c"})");
  server_.expect("GET /templates?cursor=c", R"({"items":[{"id":"b","name":"B"}],"next":null})");
  EXPECT_EQ(output({"templates"}), "Id  Name  Length  Sites\n──  ────  ──────  ─────\na   A     1 h\nb   B\n");
}

TEST_F(BookingCommandsTest, Invitations) {
  server_.expect("GET /bookings/hn-1/invitations",
                 R"({"items":[{"site":"a","mail":{"state":"sent","error":null,"changed_at":"2026-12-01T01:00:00Z"},
                     "attendance":{"answer":"yes","head":"Lan","number":12}},{"site":"b","mail":null}],"next":null})");
  EXPECT_EQ(output({"invitations", "show", "hn-1"}),
            "Site  Mail  At                Answer   Head  Number  Mail's error\n"
            "────  ────  ────────────────  ───────  ────  ──────  ────────────\n"
            "a     sent  2026-12-01 08:00  attends  Lan   12\n"
            "b\n");
  server_.expect("POST /bookings/hn-1/invitations", "", 202);
  EXPECT_EQ(output({"invitations", "send", "hn-1"}), "The invitations wait to be sent.\n");
  server_.expect("PUT /bookings/hn-1/attendance/a", "{}");
  EXPECT_EQ(output({"invitations", "answer", "hn-1", "a", "--answer", "no"}), "Noted.\n");
  EXPECT_EQ(server_.body(2), (json::object{{"answer", "no"}, {"head", ""}, {"number", 0}}));
  EXPECT_EQ(status({"invitations", "answer", "hn-1", "a", "--answer", "maybe"}), ExitStatus::kWrongUse);
}

}  // namespace
}  // namespace tools
