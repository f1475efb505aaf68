#include "signaling/store/papers.h"

#include "signaling/store/sha256.h"
#include "signaling/store/transaction.h"
#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

namespace fs = std::filesystem;

class PapersTest : public DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    fs::create_directory(papers_folder_);
  }
  Papers papers() { return Papers(*database_, papers_folder_); }
  size_t files() {
    return static_cast<size_t>(std::distance(fs::directory_iterator(papers_folder_), fs::directory_iterator()));
  }

  fs::path papers_folder_ = folder_.path() / "papers";
};

TEST_F(PapersTest, KeepsBytesAndWhatIsKnownOfThem) {
  const std::string bytes("%PDF\0\xff", 6);
  const auto paper = papers().add("../../Báo cáo.pdf", "application/pdf", bytes, at(std::chrono::seconds(9)));
  ASSERT_TRUE(paper) << paper.error().message;
  EXPECT_EQ(**papers().find(paper->id), *paper);
  EXPECT_EQ(paper->size, 6);
  EXPECT_EQ(paper->file_name, "../../Báo cáo.pdf");
  EXPECT_EQ(papers().read(*paper), bytes);
  EXPECT_EQ(permissions(papers_folder_ / sha256(bytes)), 0600);
  EXPECT_EQ(files(), 1U);
}

TEST_F(PapersTest, EqualPapersShareAFileUntilTheLastIsRemoved) {
  const auto first = papers().add("a", "", "same", at({}));
  const auto second = papers().add("b", "", "same", at({}));
  EXPECT_EQ(files(), 1U);
  EXPECT_EQ(papers().remove(first->id), true);
  EXPECT_EQ(papers().sweep(), 0);
  EXPECT_EQ(papers().read(*second), "same");
  EXPECT_EQ(papers().remove(second->id), true);
  EXPECT_EQ(papers().remove(second->id), false);
  EXPECT_EQ(papers().read(*second), "same") << "a back-up that is being made still finds it";
  EXPECT_EQ(papers().sweep(), 1);
  EXPECT_EQ(files(), 0U);
}

TEST_F(PapersTest, BytesMayComeInPieces) {
  auto all = papers();
  auto incoming = all.receive();
  ASSERT_TRUE(incoming) << incoming.error().message;
  ASSERT_TRUE((*incoming)->append("%PDF-1.7 "));
  ASSERT_TRUE((*incoming)->append(std::string(3U << 20, 'x')));
  EXPECT_EQ((*incoming)->head(), "%PDF-1.7 xxxxxxx");
  EXPECT_EQ((*incoming)->size(), (3U << 20) + 9);
  EXPECT_EQ(all.sweep(), 0) << "what is being received stays";
  const auto paper = all.add("a.pdf", "application/pdf", std::move(*incoming), at({}));
  ASSERT_TRUE(paper) << paper.error().message;
  EXPECT_EQ(all.read(*paper), "%PDF-1.7 " + std::string(3U << 20, 'x'));
  EXPECT_EQ(read_text(all.file(*paper)).size(), static_cast<size_t>(paper->size));
  EXPECT_EQ(files(), 1U);
}

TEST_F(PapersTest, NothingIsLeftOfWhatIsCutOrTooLarge) {
  auto all = papers();
  {
    auto cut = all.receive();
    auto other = all.receive();
    ASSERT_TRUE((*cut)->append("half of a"));
    ASSERT_TRUE((*other)->append("half of another"));
    EXPECT_EQ(files(), 2U);
    EXPECT_EQ((*cut)->append(std::string(Papers::kMaxBytes - 8, 'x')).error().code, "store.too_large");
  }
  EXPECT_EQ(files(), 0U);
}

TEST_F(PapersTest, WhatACrashCutOffIsSwept) {
  write_text(papers_folder_ / (sha256("x") + ".part"), "x");
  {
    auto work = Transaction::begin(*database_);
    ASSERT_TRUE(papers().add("a", "", "rolled back", at({})));
  }
  EXPECT_EQ(files(), 2U);
  EXPECT_EQ(papers().sweep(), 2);
}

TEST_F(PapersTest, RefusesWhatIsTooLargeOrDamaged) {
  EXPECT_EQ(papers().add("a", "", std::string(Papers::kMaxBytes + 1, 'x'), at({})).error().code, "store.too_large");
  EXPECT_EQ(files(), 0U);
  const auto paper = papers().add("a", "", "right", at({}));
  write_text(papers_folder_ / paper->sha256, "wrong");
  EXPECT_EQ(papers().read(*paper).error().code, "store.corrupt");
  fs::remove(papers_folder_ / paper->sha256);
  EXPECT_EQ(papers().read(*paper).error().code, "store.failed");
}

}  // namespace
}  // namespace signaling
