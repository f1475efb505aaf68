#include "tools/cli/command/view.h"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

namespace tools {
namespace {

const boost::json::value kThing = boost::json::parse(R"({"name":"Mỹ Lộc","start":"2026-12-01T01:00:00Z","none":null,
  "minutes":90,"seconds":61,"bytes":12345678,"small":7,"tags":["a","b"],"chair":{"name":"Lan"},"on":true,
  "error":{"code":"x","vi":"lỗi","en":"error"},
  "phase":"paused","sites":[{"state":"connected"},{"state":"absent"},{}]})");

std::string shown(std::string_view member, Format format = Format::kText, Language language = Language::kVietnamese) {
  return show_member(kThing, {{}, member, format}, language);
}

TEST(View, ShowsEachKindOfMember) {
  EXPECT_EQ(shown("name"), "Mỹ Lộc");
  EXPECT_EQ(shown("chair.name"), "Lan");
  EXPECT_EQ(shown("tags"), "a, b");
  EXPECT_EQ(shown("error"), "lỗi");
  EXPECT_EQ(shown("error", Format::kText, Language::kEnglish), "error");
  EXPECT_EQ(shown("minutes"), "90");
  EXPECT_EQ(shown("start", Format::kTime), "01/12/2026 08:00");
  EXPECT_EQ(shown("minutes", Format::kMinutes), "1 giờ 30 phút");
  EXPECT_EQ(shown("seconds", Format::kSpan), "1 phút 1 giây");
  EXPECT_EQ(shown("bytes", Format::kBytes), "12.3 MB");
  EXPECT_EQ(shown("small", Format::kBytes), "7 B");
  EXPECT_EQ(shown("tags", Format::kCount), "2");
  EXPECT_EQ(shown("sites", Format::kConnected), "1/3");
  EXPECT_EQ(shown("phase", Format::kPhase), "tạm nghỉ");
  EXPECT_EQ(shown("on", Format::kYesNo, Language::kEnglish), "yes");
}

TEST(View, WhatIsNotThereIsEmpty) {
  for (const auto* member : {"none", "other", "name.more", "chair.other", "", "."}) {
    EXPECT_EQ(shown(member), "") << member;
  }
}

TEST(View, WhatHasAnotherTypeIsShownAsItIs) {
  EXPECT_EQ(shown("name", Format::kBytes), "Mỹ Lộc");
  EXPECT_EQ(shown("name", Format::kCount), "Mỹ Lộc");
  EXPECT_EQ(shown("name", Format::kConnected), "Mỹ Lộc");
  EXPECT_EQ(shown("name", Format::kSpan), "Mỹ Lộc");
  EXPECT_EQ(shown("chair", Format::kTime), R"({"name":"Lan"})");
}

TEST(View, RecordsLeaveOutWhatIsNotThere) {
  const View view{.shape = View::Shape::kRecord,
                  .columns = {{{"Tên", "Name"}, "name"}, {{"Không", "None"}, "none"}},
                  .done = {"Xong.", "Done."}};
  EXPECT_EQ(show(view, kThing, Language::kVietnamese), "Xong.\nTên  Mỹ Lộc\n");
}

TEST(View, ListsSayWhenTheyAreEmpty) {
  const View view{.shape = View::Shape::kList, .columns = {{{"Mã", "Id"}, "id"}}, .empty = {"Trống.", "Empty."}};
  EXPECT_EQ(show(view, boost::json::parse(R"({"items":[{"id":7}]})"), Language::kEnglish), "Id\n──\n7\n");
  for (const auto* answer : {R"({"items":[]})", "{}", "[]", "null", R"({"items":7})"}) {
    EXPECT_EQ(show(view, boost::json::parse(answer), Language::kEnglish), "Empty.\n") << answer;
  }
}

}  // namespace
}  // namespace tools
