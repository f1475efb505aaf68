#include "signaling/api/paper_api.h"

#include <filesystem>

#include "signaling/store/booking_papers.h"
#include "tests/unit/signaling/api/calendar_api_fixture.h"

namespace signaling {
namespace {

using testing::Contains;
using Header = std::pair<std::string, std::string>;

class PaperApiTest : public CalendarApiTest {
 protected:
  std::vector<Operation> operations() override {
    auto all = CalendarApiTest::operations();
    for (auto& operation : paper_operations(*store_, *calendar_, [this] { return now_; })) {
      all.push_back(std::move(operation));
    }
    return all;
  }
  // A paper for the first item, "Khai mạc", of the only booking.
  static HttpRequest attach(const std::string& title = "Khai%20m%E1%BA%A1c", const std::string& item = "0") {
    return {"POST", "/api/v1" + kBooking + "/agenda/" + item + "/papers?name=a.pdf&title=" + title,
            {{"content-type", "application/pdf"}}, "", "10.0.0.1"};
  }
  void become(Role role) {
    somebody_.principal = Principal{.role = role, .user = UserId(3)};
    somebody_.roles = {{ConferenceId("hn-20261202-1"), role}};
  }
  json::value papers_of_item() {
    EXPECT_EQ(ask("GET", kBooking), 200U);
    return body_.at("agenda").at(0).at("papers");
  }
  static HttpRequest head(const std::string& type, const std::string& name = "B%C3%A1o%20c%C3%A1o.pdf") {
    return {"POST", "/api/v1/papers?name=" + name, {{"content-type", type}}, "", "10.0.0.1"};
  }
  // The status after these pieces; the answer is in `body_`.
  unsigned send(const HttpRequest& request, const std::vector<std::string>& pieces) {
    const auto sink = router_->body_sink(request, now_);
    bool goes_on = sink->take({});
    taken_ = 0;
    for (size_t i = 0; i < pieces.size() && goes_on; ++i, ++taken_) goes_on = sink->take(pieces[i]);
    unsigned status = 0;
    sink->finish([&](HttpReply reply) {
      status = reply.status;
      body_ = boost::json::parse(*reply.body);
    });
    return status;
  }
  std::string upload() {
    EXPECT_EQ(send(head("application/pdf"), {"%PDF-1.7\n", std::string(100'000, 'x')}), 201U);
    return "/papers/" + std::to_string(body_.at("id").as_int64());
  }
  HttpReply get(const std::string& path) {
    HttpReply got;
    router_->answer({"GET", "/api/v1" + path, {}, "", "10.0.0.1"}, now_,
                    [&got](HttpReply reply) { got = std::move(reply); });
    return got;
  }
  size_t files() const {
    const auto folder = std::filesystem::directory_iterator(store_->layout().papers());
    return static_cast<size_t>(std::distance(folder, std::filesystem::directory_iterator()));
  }

  inline static const std::string kBooking = "/bookings/hn-20261202-1";
  size_t taken_ = 0;
};

TEST_F(PaperApiTest, AreStoredAndRead) {
  const std::string path = upload();
  EXPECT_EQ(body_.at("file_name"), "Báo cáo.pdf");
  EXPECT_EQ(body_.at("size"), 100'009);
  EXPECT_EQ(last_audit(), "an paper.upload 1");
  const auto reply = get(path);
  EXPECT_EQ(reply.status, 200U);
  ASSERT_TRUE(reply.file);
  EXPECT_EQ(reply.file->size, 100'009U);
  EXPECT_EQ(read_text(reply.file->path), "%PDF-1.7\n" + std::string(100'000, 'x'));
  EXPECT_THAT(reply.headers, Contains(Header("Content-Type", "application/pdf")));
  EXPECT_THAT(reply.headers, Contains(Header("X-Content-Type-Options", "nosniff")));
  EXPECT_THAT(reply.headers, Contains(Header("Content-Security-Policy",
                                             "default-src 'none'; frame-ancestors 'none'; sandbox")));
  EXPECT_THAT(reply.headers,
              Contains(Header("Content-Disposition",
                              "attachment; filename=\"paper.pdf\"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o.pdf")));
}

TEST_F(PaperApiTest, WhatIsNoPdfOrPictureIsRefusedAtItsFirstBytes) {
  EXPECT_EQ(send(head("application/pdf"), {"<html><script>alert(1)</script>", "more", "more"}), 415U);
  EXPECT_EQ(code(), "paper.wrong_type");
  EXPECT_EQ(taken_, 1U);
  EXPECT_EQ(send(head("image/png"), {"%PDF-1.7 aaaaaaaaaaaa"}), 415U);
  EXPECT_EQ(send(head("image/png"), {"short"}), 415U);
  EXPECT_EQ(send(head("image/png"), {}), 415U);
  EXPECT_EQ(send(head("text/html"), {"%PDF-1.7"}), 415U);
  EXPECT_EQ(code(), "body.media_type");
  EXPECT_EQ(send(head("application/pdf", ""), {"%PDF-1.7"}), 422U);
  EXPECT_EQ(send(head("application/pdf", "a%0D%0Ab"), {"%PDF-1.7"}), 422U);
  EXPECT_EQ(files(), 0U) << "nothing is left";
}

TEST_F(PaperApiTest, WhatIsTooLargeIsRefused) {
  EXPECT_EQ(router_->max_body(head("application/pdf")), 64U << 20) << "500 MB are refused by the head";
  EXPECT_EQ(router_->too_large(head("application/pdf")).status, 413U);
  const std::string piece = "%PDF-1.7 " + std::string(8U << 20, 'x');
  EXPECT_EQ(send(head("application/pdf"), std::vector<std::string>(9, piece)), 413U);
  EXPECT_EQ(taken_, 8U);
  EXPECT_EQ(files(), 0U);
}

TEST_F(PaperApiTest, NothingIsLeftOfAnUploadThatIsCut) {
  {
    const auto sink = router_->body_sink(head("application/pdf"), now_);
    EXPECT_TRUE(sink->take("%PDF-1.7 and a half"));
    EXPECT_EQ(files(), 1U);
  }
  EXPECT_EQ(files(), 0U);
}

TEST_F(PaperApiTest, TheInvitedReadWhatTheirBookingHolds) {
  const std::string path = upload();
  somebody_.principal = Principal{.role = Role::kSite, .site = SiteId("y-yen")};
  somebody_.roles = {{ConferenceId("hn-2"), Role::kSite}};
  EXPECT_EQ(get(path).status, 403U) << "no booking holds it";
  BookingPapers held(store_->database());
  ASSERT_TRUE(held.set(BookingId("hn-1"), {PaperId(1)}));
  EXPECT_EQ(get(path).status, 403U) << "another conference's";
  ASSERT_TRUE(held.set(BookingId("hn-2"), {PaperId(1)}));
  EXPECT_EQ(get(path).status, 200U);
  EXPECT_EQ(send(head("application/pdf"), {"%PDF-1.7"}), 403U) << "and uploads nothing";
  EXPECT_EQ(taken_, 0U);
}

TEST_F(PaperApiTest, OneThatABookingHoldsIsNotRemoved) {
  const std::string path = upload();
  BookingPapers held(store_->database());
  ASSERT_TRUE(held.set(BookingId("hn-1"), {PaperId(1)}));
  EXPECT_EQ(ask("DELETE", path), 409U);
  EXPECT_EQ(code(), "paper.in_use");
  EXPECT_THAT(std::string(body_.at("detail").as_string()), testing::HasSubstr("hn-1"));
  ASSERT_TRUE(held.set(BookingId("hn-1"), {}));
  EXPECT_EQ(ask("DELETE", path), 204U);
  EXPECT_EQ(last_audit(), "an paper.remove 1");
  EXPECT_EQ(ask("DELETE", path), 404U);
  EXPECT_EQ(get(path).status, 404U);
  EXPECT_EQ(get("/papers/x").status, 404U);
}

TEST_F(PaperApiTest, OneThatATemplateNamesIsNotRemoved) {
  const std::string path = upload();
  ASSERT_EQ(ask("POST", "/templates", R"({"name":"Giao ban","booking":{"agenda":[{"title":"x","planned_min":0,)"
                                      R"("speakers":[],"layout_preset":"","papers":[1]}]}})"),
            201U);
  EXPECT_EQ(ask("DELETE", path), 409U);
  EXPECT_EQ(code(), "paper.in_use");
  ASSERT_EQ(ask("DELETE", "/templates/1"), 204U);
  EXPECT_EQ(ask("DELETE", path), 204U);
}

TEST_F(PaperApiTest, ASecretaryAttachesPapersToTheirConferenceAndTakesThemOff) {
  ASSERT_EQ(post("/bookings", booking()), 201U);
  become(Role::kSecretary);
  EXPECT_EQ(send(attach(), {"%PDF-1.7\n"}), 201U);
  EXPECT_EQ(body_.at("file_name"), "a.pdf");
  EXPECT_EQ(last_audit(), "an booking.change hn-20261202-1");
  EXPECT_EQ(papers_of_item(), (json::array{1}));
  EXPECT_EQ(body_.at("sequence"), 1);
  EXPECT_EQ(send(attach(), {"%PDF-1.7\n"}), 201U) << "without a look at it in between";
  EXPECT_EQ(papers_of_item(), (json::array{1, 2}));
  EXPECT_EQ(ask("DELETE", kBooking + "/agenda/0/papers/1"), 204U);
  EXPECT_EQ(papers_of_item(), (json::array{2}));
  EXPECT_EQ(ask("DELETE", kBooking + "/agenda/0/papers/1"), 404U);
  EXPECT_EQ(send(head("application/pdf"), {"%PDF-1.7"}), 403U) << "belongs to no conference";
}

TEST_F(PaperApiTest, ASecretaryAttachesMinutesForAWeekAfterTheEnd) {
  using namespace std::chrono_literals;
  ASSERT_EQ(post("/bookings", booking()), 201U);
  const Person an{UserId(1), "an"};
  pass(std::chrono::days(5) + 23h + 30min);  // 02/12 at 07:30
  ASSERT_TRUE(calendar_->start(ConferenceId("hn-20261202-1"), an, moment()));
  ASSERT_TRUE(calendar_->close(ConferenceId("hn-20261202-1"), true, an, moment()));
  pass(3h);
  become(Role::kSecretary);
  EXPECT_EQ(send(attach(), {"%PDF-1.7\n"}), 201U);
  EXPECT_EQ(send(attach(), {"%PDF-1.7\n"}), 201U);
  EXPECT_EQ(ask("DELETE", kBooking + "/agenda/0/papers/1"), 204U) << "it was the wrong one";
  EXPECT_EQ(papers_of_item(), (json::array{2}));
  pass(std::chrono::days(7));
  EXPECT_EQ(send(attach(), {"%PDF-1.7\n"}), 409U);
  EXPECT_EQ(code(), "booking.papers_over");
  EXPECT_EQ(ask("DELETE", kBooking + "/agenda/0/papers/2"), 409U);
  EXPECT_EQ(papers_of_item(), (json::array{2}));
}

TEST_F(PaperApiTest, OthersAttachNothing) {
  ASSERT_EQ(post("/bookings", booking()), 201U);
  for (const Role role : {Role::kChair, Role::kDeputy, Role::kSite, Role::kObserver}) {
    become(role);
    EXPECT_EQ(send(attach(), {"%PDF-1.7"}), 403U) << to_string(role);
    EXPECT_EQ(taken_, 0U);
    EXPECT_EQ(ask("DELETE", kBooking + "/agenda/0/papers/1"), 403U) << to_string(role);
  }
  become(Role::kSecretary);
  somebody_.roles = {{ConferenceId("hn-20261203-1"), Role::kSecretary}};
  EXPECT_EQ(send(attach(), {"%PDF-1.7"}), 403U) << "another conference's";
  EXPECT_EQ(files(), 0U);
}

TEST_F(PaperApiTest, NothingIsAttachedWhereTheItemIsNotTheOneMeant) {
  EXPECT_EQ(send(attach(), {"%PDF-1.7"}), 404U) << "no such booking";
  ASSERT_EQ(post("/bookings", booking()), 201U);
  EXPECT_EQ(send(attach("B%E1%BA%BF%20m%E1%BA%A1c"), {"%PDF-1.7"}), 409U);
  EXPECT_EQ(code(), "paper.item_changed");
  EXPECT_EQ(taken_, 0U);
  for (const auto* item : {"1", "-1", "x", "0x", "99999999999999999999"}) {
    EXPECT_EQ(send(attach("Khai%20m%E1%BA%A1c", item), {"%PDF-1.7"}), 404U) << item;
  }
  EXPECT_EQ(send(attach("Khai%20ma%CC%A3c"), {"%PDF-1.7"}), 201U) << "NFD is the same title";
  EXPECT_EQ(files(), 1U);
}

TEST_F(PaperApiTest, NothingIsLeftOfOneWhoseBookingWasCancelledMeanwhile) {
  ASSERT_EQ(post("/bookings", booking()), 201U);
  const auto sink = router_->body_sink(attach(), now_);
  EXPECT_TRUE(sink->take("%PDF-1.7 and all"));
  pass(std::chrono::minutes(5));
  ASSERT_TRUE(calendar_->cancel(BookingId("hn-20261202-1"), "", {UserId(1), "an"}, moment()));
  unsigned status = 0;
  sink->finish([&](HttpReply reply) {
    status = reply.status;
    body_ = json::parse(*reply.body);
  });
  EXPECT_EQ(status, 409U);
  EXPECT_EQ(code(), "booking.cancelled");
  EXPECT_EQ(last_audit(), "an paper.remove 1");
  EXPECT_FALSE(store_->papers().find(PaperId(1))->has_value());
  EXPECT_EQ(store_->papers().sweep(), 1);
}

}  // namespace
}  // namespace signaling
