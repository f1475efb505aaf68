#include "signaling/store/booking_templates.h"

#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

class BookingTemplatesTest : public DatabaseTest {
 protected:
  BookingTemplates templates() { return BookingTemplates(*database_); }
};

TEST_F(BookingTemplatesTest, AreListedByNameUpdatedAndRemoved) {
  BookingTemplate dike{{}, "Đê điều", "{\"a\":1}"};
  BookingTemplate weekly{{}, "Giao ban", "{}"};
  weekly.id = *templates().add(weekly);
  dike.id = *templates().add(dike);
  EXPECT_NE(dike.id, weekly.id);
  EXPECT_EQ(*templates().all(), (std::vector<BookingTemplate>{dike, weekly}));
  weekly.name = "Báo cáo tuần";
  EXPECT_EQ(templates().update(weekly), true);
  EXPECT_EQ(*templates().all(), (std::vector<BookingTemplate>{weekly, dike}));
  EXPECT_EQ(**templates().find(weekly.id), weekly);

  EXPECT_EQ(templates().remove(dike.id), true);
  EXPECT_EQ(templates().remove(dike.id), false);
  EXPECT_EQ(templates().update(dike), false);
  EXPECT_EQ(*templates().find(dike.id), std::nullopt);
  EXPECT_GT(*templates().add(dike), dike.id) << "an id is not given twice";
}

}  // namespace
}  // namespace signaling
