#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "signaling/invitations/invitations.h"
#include "signaling/invitations/invited_bookings.h"
#include "signaling/invitations/province_settings.h"
#include "signaling/store/sites.h"
#include "signaling/store/store.h"
#include "signaling/store/transaction.h"
#include "tests/unit/signaling/base/hand_post.h"
#include "tests/unit/signaling/mail/python_script.h"

namespace signaling::test {

using namespace std::chrono_literals;

// 20 November 2026, 10:00 in Viet Nam.
inline constexpr WallTime kNow = std::chrono::sys_days(2026y / 11 / 20) + 3h;

inline CalendarTime calendar_time(WallTime time) { return std::chrono::floor<std::chrono::seconds>(time); }

// 1 December 2026, 8:00 to 10:00 in Viet Nam, with three sites.
inline ConferenceBooking sample_booking() {
  ConferenceBooking booking;
  booking.id = BookingId("hn-20261201-1");
  booking.title = "Giao ban phòng, chống bão số 9";
  booking.start = std::chrono::sys_days(2026y / 12 / 1) + 1h;
  booking.length = 120min;
  booking.sites = {SiteId("ubnd-tinh"), SiteId("y-yen"), SiteId("my-loc")};
  booking.chair_site = SiteId("ubnd-tinh");
  booking.chair = UserId(1);
  booking.operator_in_charge = UserId(2);
  booking.departments = {"Sở Nông nghiệp và Môi trường"};
  booking.agenda = {{"Tình hình bão", 20min, {{SiteId("y-yen"), "Nguyễn Văn Đức"}}, "", {}}};
  return booking;
}

// The same, every Tuesday, ten times.
inline ConferenceBooking sample_series() {
  ConferenceBooking booking = sample_booking();
  booking.recurrence = Recurrence{"FREQ=WEEKLY;BYDAY=TU;COUNT=10", {}, {}};
  return booking;
}

// The n-th start of the series, as it was planned first.
inline LocalTime original_start(int n) {
  const auto& zone = TimeZone::ho_chi_minh();
  return zone.local(sample_booking().start) + std::chrono::days(7 * n);
}

// A real store in a folder of its own; sites and bookings as the test says.
class InvitationScene : public testing::Test, public InvitedBookings {
 protected:
  void SetUp() override {
    open_store();
    set_mail({.enabled = true, .smtp = {.host = "127.0.0.1", .port = 1, .security = SmtpSecurity::kNone},
              .from_name = "Văn phòng UBND tỉnh", .from_address = "vanphong@namdinh.gov.vn"});
    ASSERT_TRUE(write_province_settings(database(), {"Tỉnh Nam Định", "https://hop.namdinh.gov.vn", {}}));
    set_site("ubnd-tinh", "UBND tỉnh", "");
    set_site("y-yen", "Ý Yên", "yyen@namdinh.gov.vn");
    set_site("my-loc", "Mỹ Lộc", "myloc@namdinh.gov.vn");
    set_site("vu-ban", "Vụ Bản", "vuban@namdinh.gov.vn");
  }

  void open_store(DatabaseOptions options = {}) {
    store_.reset();
    auto opened = Store::open(folder_.path() / "store", kNow, options);
    ASSERT_TRUE(opened) << opened.error().message;
    store_ = std::move(*opened);
  }
  Database& database() { return store_->database(); }
  void set_mail(const MailSettings& settings) { ASSERT_TRUE(write_mail_settings(database(), settings)); }
  void set_port(uint16_t port) {
    auto settings = read_mail_settings(database()).value();
    settings.smtp.port = port;
    set_mail(settings);
  }
  void open_room(WallTime now = kNow) {
    room_.reset();
    auto opened = MailRoom::open(database(), owner_.post(), now);
    ASSERT_TRUE(opened) << opened.error().message;
    room_ = std::move(*opened);
  }
  void set_site(const std::string& id, const std::string& name, const std::string& mail) {
    const Site site{.id = SiteId(id), .name = name, .short_name = name, .sort_order = 1, .duty_telephone = "",
                    .line_kind = "", .mail = mail};
    const auto known = Sites(database()).update(site);
    ASSERT_TRUE(known) << known.error().message;
    if (!*known) {
      ASSERT_TRUE(Sites(database()).add(site));
    }
  }
  Invitations invitations() { return {database(), key_, *room_}; }

  // The change with its mails, as the calendar stores it.
  media::Result<void> change(const ConferenceBooking* former, const ConferenceBooking& now, WallTime at = kNow) {
    auto work = Transaction::begin(database());
    auto office = invitations();
    if (auto done = office.booking_changed(former, now, at); !done) return done;
    return work->commit();
  }
  std::vector<StoredMail> mails() { return Mails(database()).waiting(MailId(0)).value(); }
  // "y-yen queued, my-loc queued"
  std::string all_mails() {
    std::string text;
    const auto mails = Mails(database()).of_booking(sample_booking().id).value();
    for (const auto& mail : mails) {
      text += (text.empty() ? "" : ", ") + mail.site.value() + " " + mail.progress.state;
    }
    return text;
  }

  std::optional<ConferenceBooking> find(const BookingId& id) const override {
    for (const auto& booking : bookings_) {
      if (booking.id == id) return booking;
    }
    return std::nullopt;
  }
  std::vector<ConferenceBooking> between(CalendarTime, CalendarTime, const std::optional<SiteId>& site) const override {
    std::vector<ConferenceBooking> found;
    for (const auto& booking : bookings_) {
      if (!site || std::ranges::count(booking.sites, *site) != 0) found.push_back(booking);
    }
    return found;
  }

  const HashKey key_{{1, 2, 3}};
  std::vector<ConferenceBooking> bookings_;
  TemporaryFolder folder_;
  HandPost owner_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<MailRoom> room_;
};

}  // namespace signaling::test
