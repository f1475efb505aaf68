#include "tools/cli/command/export_command.h"

#include "tests/unit/tools/cli/command/command_bench.h"

namespace tools {
namespace {

namespace json = boost::json;

TEST(CsvCell, QuotesWhatMustBe) {
  EXPECT_EQ(csv_cell("Mỹ Lộc"), "Mỹ Lộc");
  EXPECT_EQ(csv_cell("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_cell("a\"b"), "\"a\"\"b\"");
  EXPECT_EQ(csv_cell("a\nb"), "\"a\nb\"");
  EXPECT_EQ(csv_cell(""), "");
}

TEST(CsvCell, NoTitleBecomesAFormula) {
  EXPECT_EQ(csv_cell("=1+1"), "'=1+1");
  EXPECT_EQ(csv_cell("@x"), "'@x");
  EXPECT_EQ(csv_cell("-1"), "'-1");
  EXPECT_EQ(csv_cell("+84"), "'+84");
  EXPECT_EQ(csv_cell("=a,\"b\""), "\"'=a,\"\"b\"\"\"");
}

TEST(Csv, HasALineForEachSite) {
  const auto bookings = json::parse(R"([
    {"id":"hn-1","title":"Giao ban, tháng 12","kind":"","start":"2026-12-01T01:00:00Z","length_min":120,
     "chair_site":"a","cancelled":false,"invitations":[
       {"site":"a","attendance":{"answer":"yes","head":"Lan","number":12,"at":"2026-11-30T01:00:00Z"}},
       {"site":"b","attendance":{"answer":null}}]},
    {"id":"hn-2","title":"Hai","invitations":[]}])");
  EXPECT_EQ(to_csv(bookings.as_array()),
            "\xef\xbb\xbf"
            "booking,title,kind,start,length_min,chair_site,cancelled,site,answer,head,number,answered_at\r\n"
            "hn-1,\"Giao ban, tháng 12\",,2026-12-01T01:00:00Z,120,a,false,a,yes,Lan,12,2026-11-30T01:00:00Z\r\n"
            "hn-1,\"Giao ban, tháng 12\",,2026-12-01T01:00:00Z,120,a,false,b,,,,\r\n"
            "hn-2,Hai,,,,,,,,,,\r\n");
}

class ExportTest : public CommandBench {
 protected:
  void expect_one() {
    server_.expect("GET /bookings?from=2026-01-01T00%3A00%3A00%2B07%3A00&to=2027-01-01T00%3A00%3A00%2B07%3A00",
                   R"({"items":[{"id":"hn-1"}],"next":null})");
    server_.expect("GET /bookings/hn-1", R"({"id":"hn-1","title":"T"})");
    server_.expect("GET /bookings/hn-1/invitations", R"({"items":[{"site":"a"}],"next":null})");
  }
  const std::vector<std::string> kYear = {"export", "--from", "2026-01-01", "--to", "2027-01-01"};
};

TEST_F(ExportTest, JsonLinesHaveTheWholeBookingAndItsInvitations) {
  expect_one();
  EXPECT_EQ(output(kYear), "{\"id\":\"hn-1\",\"title\":\"T\",\"invitations\":[{\"site\":\"a\"}]}\n");
}

TEST_F(ExportTest, WritesAFile) {
  expect_one();
  auto words = kYear;
  const auto file = (folder_.path() / "out.csv").string();
  words.insert(words.end(), {"--format", "csv", "--out", file});
  EXPECT_EQ(output(words), "");
  EXPECT_NE(folder_.read("out.csv").find("hn-1,T,"), std::string::npos);
  EXPECT_EQ(notes_.str(), "1 bookings are written.\n");
}

TEST_F(ExportTest, TheRecordOfAConferenceIsAnEntryALine) {
  server_.expect("GET /conferences/hn-1%2Fx/record?limit=200",
                 R"({"items":[{"sequence":1,"event":{"a":"ế"},"gap":null}],"next":"n"})");
  server_.expect("GET /conferences/hn-1%2Fx/record?limit=200&cursor=n",
                 R"({"items":[{"sequence":3,"event":null,"gap":{"from":2,"to":3}}],"next":null})");
  EXPECT_EQ(output({"export", "--record", "hn-1/x"}),
            "{\"sequence\":1,\"event\":{\"a\":\"ế\"},\"gap\":null}\n"
            "{\"sequence\":3,\"event\":null,\"gap\":{\"from\":2,\"to\":3}}\n");
}

TEST_F(ExportTest, ARecordHasNoSpanAndNoTable) {
  EXPECT_EQ(status({"export", "--record", "hn-1", "--format", "csv"}), ExitStatus::kWrongUse);
  EXPECT_EQ(status({"export", "--record", "hn-1", "--from", "2026-01-01"}), ExitStatus::kWrongUse);
}

TEST_F(ExportTest, AWrongFormatIsSeenBeforeAnythingIsAsked) {
  EXPECT_EQ(status({"export", "--format", "xls"}), ExitStatus::kWrongUse);
}

}  // namespace
}  // namespace tools
