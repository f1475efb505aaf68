#include "media/video/text_renderer.h"

#include <gtest/gtest.h>

#include "pictures.h"
#include "writing.h"

namespace media {
namespace {

constexpr Size kTile{320, 180};

TextRenderer& renderer() { return test::text_renderer(); }
LabelSpace space(Size tile, int caption_lines = 0) {
  const int margin = text_margin(tile);
  return {tile, {tile.width - 2 * margin, tile.height - 2 * margin}, caption_lines};
}
Overlay label(const std::string& name, Size tile = kTile) {
  return renderer().label({.name = name}, false, space(tile));
}

// What the overlay does to a grey picture.
I420Frame on_grey(const Overlay& overlay) {
  I420Frame frame = test::plain(overlay.size(), {126, 128, 128});
  overlay.blend_onto(frame.mutable_view(), 0, 0);
  return frame;
}
int brightest(const I420View& v) { return test::brightest(v, {0, 0, v.size.width, v.size.height}); }
int capital(const Overlay& overlay) {
  const I420Frame picture = on_grey(overlay);
  return test::ink_height(picture.view(), {0, 0, overlay.size().width, overlay.size().height});
}

TEST(TextRenderer, DrawsDiacritics) {
  EXPECT_NE(label("Ý Yên"), label("Y Yen"));
  EXPECT_NE(label("Ý Yên"), label("Ỳ Yên"));
  EXPECT_NE(label("Giao Thủy"), label("Giao Thuỷ")) << "the mark stands on another letter";
  EXPECT_NE(label("Vụ Bản"), label("Vu Ban"));
}

TEST(TextRenderer, EverySpellingOfANameLooksTheSame) {
  EXPECT_EQ(label("Ý Yên"), label("Y\u0301 Ye\u0302n"));
  EXPECT_EQ(label("Nghĩa Hưng"), label("Nghi\u0303a Hu\u031Bng"));
  EXPECT_EQ(label("Mỹ Lộc"), label("My\u0303 Lo\u0323\u0302c"));
}

// A font without Vietnamese shows boxes or nothing; both are the same for two letters it does not have.
TEST(TextRenderer, TheFontHasTheLettersOfVietnamese) {
  const std::vector<std::string> letters{"ă", "â", "đ", "ê", "ô", "ơ", "ư", "ấ", "ậ",
                                         "ẳ", "ễ", "ộ", "ở", "ữ", "ỵ", "Ứ", "Ệ"};
  for (size_t i = 0; i < letters.size(); ++i) {
    for (size_t j = 0; j < i; ++j) EXPECT_NE(label(letters[i]), label(letters[j])) << letters[i] << " " << letters[j];
  }
}

TEST(TextRenderer, ALabelIsWhiteOnADarkBandThatFitsTheName) {
  const Overlay mark = label("Ý Yên");
  EXPECT_LE(mark.size().width, 96);
  EXPECT_LE(mark.size().height, 30);
  EXPECT_GE(mark.size().height, 24) << "legible in a small tile";
  const I420Frame picture = on_grey(mark);
  EXPECT_GT(brightest(picture.view()), 220);
  EXPECT_LT(test::mean(picture.view(), {4, mark.size().height / 4 * 2, 2, 2}).y, 70) << "left of the letters: the band";
  EXPECT_GT(label("Nghĩa Hưng").size().width, mark.size().width);
}

TEST(TextRenderer, StaysWithinTheTileWhateverTheName) {
  const std::vector<std::string> names{std::string(90, 'W'), "Ấ\nb\tc", "", "\xff\xc3("};
  for (const Size tile : {Size{214, 120}, Size{1066, 600}, Size{64, 36}, Size{16, 16}}) {
    for (const std::string& name : names) {
      for (const bool chair : {false, true}) {
        const int room = tile.width - 2 * text_margin(tile);
        EXPECT_LE(renderer().label({.name = name, .chair = chair}, chair, space(tile)).size().width, std::max(0, room));
        const Size placard = renderer().placard({.name = name, .chair = chair}, "Mất kết nối", space(tile)).size();
        EXPECT_LE(placard.width, std::max(0, room));
        EXPECT_LE(placard.height, std::max(0, tile.height - 2 * text_margin(tile)));
      }
    }
  }
  EXPECT_NE(label(std::string(90, 'W')), label(std::string(3, 'W')));
}

TEST(TextRenderer, MarksChairInGoldAndSpeakerInGreen) {
  const auto first_sign = [](const Overlay& overlay) {
    const I420Frame picture = on_grey(overlay);
    const int side = overlay.size().height;
    return test::mean(picture.view(), {4, 4, side * 3 / 8 * 2, side * 3 / 8 * 2});
  };
  const YuvColour none = first_sign(renderer().label({}, false, space({960, 540})));
  const YuvColour gold = first_sign(renderer().label({.chair = true}, false, space({960, 540})));
  const YuvColour green = first_sign(renderer().label({}, true, space({960, 540})));
  EXPECT_LT(gold.u, none.u - 5);
  EXPECT_GT(gold.v, none.v);
  EXPECT_LT(green.v, none.v - 5);
}

TEST(TextRenderer, APlacardSaysNameAndNotice) {
  const auto placard = [](const char* name, const char* notice) {
    return renderer().placard({.name = name}, notice, space(kTile));
  };
  EXPECT_NE(placard("Ý Yên", "Mất kết nối"), placard("Ý Yên", "Không có hình"));
  EXPECT_NE(placard("Ý Yên", "Mất kết nối"), placard("Hải Hậu", "Mất kết nối"));
  EXPECT_EQ(placard("Ý Yên", "Mất kết nối"), placard("Ý Yên", "Mất kết nối"));
}

TEST(TextRenderer, LongNamesGetSmallerBeforeTheyAreCut) {
  const Size narrow{160, 90};
  EXPECT_NE(label("TP. Nam Định", narrow), label("TP. Nam Địnx", narrow)) << "the last letter is seen";
  EXPECT_EQ(label("TP. Nam Định", narrow).size().height, label("Ý Yên", narrow).size().height);
  EXPECT_EQ(label(std::string(90, 'W'), narrow), label(std::string(91, 'W'), narrow)) << "at last it is cut";
}

TEST(TextRenderer, CapitalsAreHighEnoughForTheSmallestRung) {
  for (const Size tile : {Size{160, 90}, Size{214, 120}, Size{320, 180}}) {
    EXPECT_GE(capital(label("H", tile)), 14) << tile.width << ": seven pixels on 360 lines";
  }
  EXPECT_GE(capital(label("H", {1066, 600})), 22);
  EXPECT_GE(capital(label(std::string(90, 'H'), {160, 90})), 11);
}

TEST(TextRenderer, ACaptionStandsBelowTheNameAsFarAsThereIsRoom) {
  const SiteLabel speaker{.name = "Giao Thủy", .caption = "Nguyễn Văn A\nChủ tịch UBND xã Giao Long"};
  const Size tile{1066, 600};
  const auto height = [&](int lines, int room) {
    return renderer().label(speaker, true, {tile, {1034, room}, lines}).size().height;
  };
  EXPECT_EQ(height(0, 568), label_height(tile, 0));
  EXPECT_EQ(height(1, 568), label_height(tile, 1));
  EXPECT_EQ(height(2, 568), label_height(tile, 2));
  EXPECT_EQ(height(9, 568), label_height(tile, 2));
  EXPECT_EQ(height(2, label_height(tile, 2) - 2), label_height(tile, 1)) << "the post is left out first";
  EXPECT_EQ(height(2, label_height(tile, 1) - 2), label_height(tile, 0));
  EXPECT_EQ(height(2, label_height(tile, 0) - 2), 0);
  const SiteLabel other{.name = "Giao Thủy", .caption = "Nguyễn Văn A\nchủ tịch UBND xã Giao Long"};
  EXPECT_NE(renderer().label(speaker, true, space(tile, 2)), renderer().label(other, true, space(tile, 2)));
  EXPECT_EQ(renderer().label(speaker, true, space(tile, 1)), renderer().label(other, true, space(tile, 1)));
}

TEST(TextRenderer, ALowPlacardIsTheNameAlone) {
  const auto low = [](const char* notice) {
    return renderer().placard({.name = "Ý Yên"}, notice, {{214, 120}, {206, 30}});
  };
  EXPECT_EQ(low("Mất kết nối"), low("Không có hình"));
  EXPECT_LE(low("Mất kết nối").size().height, 30);
  EXPECT_FALSE(low("Mất kết nối").size().empty());
}

TEST(TextRenderer, PlainTextKeepsToItsLinesAndWidth) {
  const std::string words = "Đề nghị các điểm cầu Nghĩa Hưng, Hải Hậu và Giao Thủy gửi báo cáo trước 10 giờ 30 phút";
  const TextStyle two{.pixels = 28, .lines = 2};
  EXPECT_EQ(renderer().text("Ý Yên", two, 600).size().height, line_height(28));
  EXPECT_EQ(renderer().text(words, two, 600).size().height, 2 * line_height(28));
  EXPECT_EQ(renderer().text(words + words + words, two, 600).size().height, 2 * line_height(28));
  EXPECT_LE(renderer().text(words, two, 600).size().width, 600);
  EXPECT_NE(renderer().text(words, two, 600),
            renderer().text(words, {.pixels = 28, .lines = 2, .centred = true}, 600));
  EXPECT_TRUE(renderer().text("\u200B\n", two, 600).size().empty());
  EXPECT_TRUE(renderer().text(words, two, 1).size().empty());
}

TEST(TextRenderer, SurvivesAnyText) {
  for (const std::string& text : test::hostile_texts()) {
    const SiteLabel label{.name = text, .chair = true, .role = text, .caption = text + "\n" + text};
    for (const Size tile : {Size{1280, 720}, Size{320, 180}, Size{16, 16}}) {
      const LabelSpace where = space(tile, 2);
      EXPECT_LE(renderer().label(label, true, where).size().width, std::max(0, where.room.width));
      EXPECT_LE(renderer().label(label, true, where).size().height, where.room.height);
    }
    for (const int width : {0, 2, 600}) EXPECT_LE(renderer().text(text, {.lines = 2}, width).size().width, width);
  }
}

}  // namespace
}  // namespace media
