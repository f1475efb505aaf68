#include "signaling/calendar/unbooked_papers.h"

#include <gmock/gmock.h>

#include "signaling/store/audit_log.h"
#include "signaling/store/booking_papers.h"
#include "signaling/store/booking_templates.h"
#include "signaling/store/store.h"
#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

constexpr WallTime kUploaded{std::chrono::hours(24 * 365 * 56)};
constexpr WallTime kOver = kUploaded + kKeepUnbookedPapers + 1ms;

class UnbookedPapersTest : public testing::Test {
 protected:
  void SetUp() override { open(kUploaded); }
  void open(WallTime now) {
    store_.reset();
    auto opened = Store::open(folder_.path() / "state", now);
    ASSERT_TRUE(opened) << opened.error().message;
    store_ = std::move(*opened);
  }
  PaperId upload(const std::string& name, WallTime at = kUploaded) {
    const auto paper = store_->papers().add(name, "application/pdf", "%PDF " + name, at);
    EXPECT_TRUE(paper);
    return paper->id;
  }
  void keep_in_template(const std::string& name, const std::string& document) {
    EXPECT_TRUE(BookingTemplates(store_->database()).add({{}, name, document}));
  }
  bool is_there(PaperId id) { return store_->papers().find(id)->has_value(); }
  size_t files() {
    const auto folder = std::filesystem::directory_iterator(store_->layout().papers());
    return static_cast<size_t>(std::distance(folder, std::filesystem::directory_iterator()));
  }

  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
};

TEST_F(UnbookedPapersTest, WhatNobodyBookedGoesAfterItsTimeAndNotBefore) {
  const PaperId old = upload("a.pdf");
  const PaperId young = upload("b.pdf", kUploaded + 1h);
  EXPECT_EQ(remove_unbooked_papers(store_->database(), kOver - 1ms), 0);
  EXPECT_TRUE(is_there(old));
  EXPECT_EQ(remove_unbooked_papers(store_->database(), kOver), 1);
  EXPECT_FALSE(is_there(old));
  EXPECT_TRUE(is_there(young));
  const auto audit = AuditLog(store_->database()).page(std::nullopt, 9);
  ASSERT_TRUE(audit);
  EXPECT_THAT(*audit, ElementsAre(AuditEntry{AuditId(1), kOver, "service", "paper.remove", "1", "a.pdf"}));
  EXPECT_EQ(store_->papers().sweep(), 1);
  EXPECT_EQ(files(), 1U);
}

TEST_F(UnbookedPapersTest, WhatABookingOrATemplateNamesStays) {
  const PaperId booked = upload("a.pdf"), kept = upload("b.pdf"), other = upload("c.pdf");
  ASSERT_TRUE(BookingPapers(store_->database()).set(BookingId("hn-1"), {booked}));
  keep_in_template("Giao ban", R"({"agenda":[{"papers":[]},{"title":"x","papers":[2]}]})");
  keep_in_template("Trống", "{}");
  EXPECT_EQ(remove_unbooked_papers(store_->database(), kOver + 24h * 365), 1);
  EXPECT_TRUE(is_there(booked));
  EXPECT_TRUE(is_there(kept));
  EXPECT_FALSE(is_there(other));
  ASSERT_TRUE(BookingPapers(store_->database()).set(BookingId("hn-1"), {}));
  EXPECT_EQ(remove_unbooked_papers(store_->database(), kOver), 1) << "taken off the agenda";
}

TEST_F(UnbookedPapersTest, ARestartForgetsNoAge) {
  const PaperId old = upload("a.pdf");
  open(kUploaded + 6h);
  EXPECT_EQ(remove_unbooked_papers(store_->database(), kUploaded + 6h), 0);
  open(kOver);
  EXPECT_EQ(files(), 1U);
  EXPECT_EQ(remove_unbooked_papers(store_->database(), kOver), 1);
  open(kOver);  // as if the process had ended before it swept
  EXPECT_FALSE(is_there(old));
  EXPECT_EQ(files(), 0U);
}

TEST_F(UnbookedPapersTest, NothingGoesWhileATemplateCannotBeRead) {
  const PaperId old = upload("a.pdf");
  keep_in_template("Hỏng", "{");
  const auto removed = remove_unbooked_papers(store_->database(), kOver);
  ASSERT_FALSE(removed);
  EXPECT_EQ(removed.error().code, "template.bad_document");
  EXPECT_TRUE(is_there(old));
}

}  // namespace
}  // namespace signaling
