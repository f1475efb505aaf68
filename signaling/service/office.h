#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "signaling/accounts/accounts.h"
#include "signaling/accounts/key_files.h"
#include "signaling/accounts/seats.h"
#include "signaling/alarms/alarm_room.h"
#include "signaling/calendar/calendar.h"
#include "signaling/invitations/attendance_book.h"
#include "signaling/invitations/calendar_feeds.h"
#include "signaling/invitations/guest_links.h"
#include "signaling/invitations/mail_room.h"
#include "signaling/invitations/province_settings.h"
#include "signaling/rest/operation.h"
#include "signaling/service/booking_guests.h"
#include "signaling/conference/conference_plan.h"
#include "signaling/stage/layout_preset.h"
#include "signaling/store/store.h"

namespace signaling {

struct OfficeSettings {
  std::filesystem::path folder;            // of the store
  std::vector<SitePlan> first_sites = {};  // added if the store has no site
  std::vector<LayoutPreset> layouts = {};  // that bookings may name
  AlarmRoomSettings alarms = {};
};

// What the service keeps: people, seats, bookings, invitations, alarms. Opens them in their order and has them swept.
// One thread, the service's; passwords and mail have one each of their own.
class Office {
 public:
  // Opens the store, or makes it. Errors: those of Store::open() and of what is loaded from it.
  static media::Result<std::unique_ptr<Office>> open(const OfficeSettings& settings, Post post, RequestTime now);

  Store& store() { return *store_; }
  Accounts& accounts() { return *accounts_; }
  Seats& seats() { return *seats_; }
  Calendar& calendar() { return *calendar_; }
  const AccountKeys& keys() const { return keys_; }
  const HashKey& invitation_key() const { return invitation_key_; }
  MailRoom& mail() { return *mail_; }
  AlarmRoom& alarms() { return *alarms_; }
  Invitations& invitations() { return *invitations_; }
  BookingGuests& guests() { return *guests_; }
  CalendarFeeds& feeds() { return *feeds_; }
  GuestLinks& guest_links() { return *guest_links_; }
  AttendanceBook& attendance() { return attendance_; }

  const std::vector<LayoutPreset>& layouts() const { return layouts_; }
  const ProvinceSettings& province() const { return province_; }
  // They are stored already. Mail servers are greeted with the host of the public address from now on.
  void use(ProvinceSettings province, WallTime now);

  // Users and tablets of conferences that run stay logged in; what has expired goes. About once a minute.
  media::Result<void> sweep(RequestTime now);

 private:
  Office(std::unique_ptr<Store> store, Post post, AccountKeys keys, const HashKey& invitation_key);
  media::Result<void> load_accounts();
  media::Result<void> load_bookings(const Post& post, RequestTime now);
  media::Result<void> load_alarms(const AlarmRoomSettings& settings, RequestTime now);
  media::Result<void> add_first_sites(const std::vector<SitePlan>& sites);

  std::unique_ptr<Store> store_;
  AccountKeys keys_;
  HashKey invitation_key_;
  std::vector<LayoutPreset> layouts_;
  ProvinceSettings province_;
  PasswordWorker passwords_;
  std::unique_ptr<Accounts> accounts_;
  std::unique_ptr<Seats> seats_;
  std::unique_ptr<Calendar> calendar_;
  std::unique_ptr<MailRoom> mail_;
  std::unique_ptr<AlarmRoom> alarms_;
  std::unique_ptr<Invitations> invitations_;
  std::unique_ptr<BookingGuests> guests_;
  std::unique_ptr<CalendarFeeds> feeds_;
  std::unique_ptr<GuestLinks> guest_links_;
  AttendanceBook attendance_;
};

}  // namespace signaling
