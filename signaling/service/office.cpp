#include "signaling/service/office.h"

#include <filesystem>
#include <map>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "signaling/api/calendar_problem.h"
#include "signaling/store/sites.h"
#include "signaling/store/transaction.h"

namespace signaling {

Office::Office(std::unique_ptr<Store> store, Post post, AccountKeys keys, const HashKey& invitation_key)
    : store_(std::move(store)),
      keys_(std::move(keys)),
      invitation_key_(invitation_key),
      passwords_(PasswordCost{}, std::move(post)),
      attendance_(store_->database()) {}

media::Result<std::unique_ptr<Office>> Office::open(const OfficeSettings& settings, Post post, RequestTime now) {
  std::error_code error;
  std::filesystem::create_directories(settings.folder.parent_path(), error);
  if (error) return media::failure("store.failed", settings.folder.parent_path().string() + ": " + error.message());
  auto store = Store::open(settings.folder, now.wall);
  if (!store) return tl::unexpected(store.error());
  auto keys = AccountKeys::open((*store)->layout());
  if (!keys) return tl::unexpected(keys.error());
  const auto invitation_key = open_key((*store)->layout(), "invitations");
  if (!invitation_key) return tl::unexpected(invitation_key.error());
  auto office = std::unique_ptr<Office>(new Office(std::move(*store), post, std::move(*keys), *invitation_key));
  office->layouts_ = settings.layouts;
  if (auto done = office->add_first_sites(settings.first_sites); !done) return tl::unexpected(done.error());
  if (auto done = office->load_accounts(); !done) return tl::unexpected(done.error());
  if (auto done = office->load_bookings(post, now); !done) return tl::unexpected(done.error());
  if (auto done = office->load_alarms(settings.alarms, now); !done) return tl::unexpected(done.error());
  return office;
}

media::Result<void> Office::load_accounts() {
  auto accounts = Accounts::open(*store_, passwords_);
  if (!accounts) return tl::unexpected(accounts.error());
  accounts_ = std::move(*accounts);
  auto seats = Seats::open(*store_, passwords_, keys_);
  if (!seats) return tl::unexpected(seats.error());
  seats_ = std::move(*seats);
  return {};
}

media::Result<void> Office::load_bookings(const Post& post, RequestTime now) {
  Database& database = store_->database();
  auto province = read_province_settings(database);
  if (!province) return tl::unexpected(province.error());
  province_ = std::move(*province);
  auto calendar = Calendar::open(database, province_.capacity, moment_of(now));
  if (!calendar) return tl::unexpected(calendar.error());
  calendar_ = std::move(*calendar);
  std::vector<std::string> layouts;
  for (const auto& preset : layouts_) layouts.push_back(preset.id);
  calendar_->set_layouts(std::move(layouts));
  auto mail = MailRoom::open(database, post, now.wall);
  if (!mail) return tl::unexpected(mail.error());
  mail_ = std::move(*mail);
  invitations_ = std::make_unique<Invitations>(database, invitation_key_, *mail_);
  guests_ = std::make_unique<BookingGuests>(*calendar_, *invitations_);
  feeds_ = std::make_unique<CalendarFeeds>(database, invitation_key_, *guests_);
  guest_links_ = std::make_unique<GuestLinks>(database, invitation_key_);
  return {};
}

media::Result<void> Office::load_alarms(const AlarmRoomSettings& settings, RequestTime now) {
  const auto title_of = [this](const ConferenceId& id) {
    const auto* run = calendar_->run(id);
    return run == nullptr ? std::string() : run->plan.title;
  };
  auto alarms = AlarmRoom::open(store_->database(), *mail_, settings, title_of, {now.wall, now.steady});
  if (!alarms) return tl::unexpected(alarms.error());
  alarms_ = std::move(*alarms);
  return {};
}

void Office::use(ProvinceSettings province, WallTime now) {
  province_ = std::move(province);
  calendar_->set_capacity(province_.capacity);
  auto mail = read_mail_settings(store_->database());  // cannot be read: the former ones go on
  const bool differs = mail && mail->smtp.client_name != mail_->settings().smtp.client_name;
  if (differs) mail_->use(std::move(*mail), now);
}

media::Result<void> Office::add_first_sites(const std::vector<SitePlan>& plans) {
  Sites sites(store_->database());
  const auto known = sites.all();
  if (!known) return tl::unexpected(known.error());
  if (!known->empty()) return {};
  auto work = Transaction::begin(store_->database());
  if (!work) return tl::unexpected(work.error());
  int64_t place = 0;
  for (const auto& plan : plans) {
    Site site;
    site.id = plan.id;
    site.name = site.short_name = plan.name;
    site.sort_order = place += 10;
    if (auto added = sites.add(site); !added) return added;
  }
  return work->commit();
}

media::Result<void> Office::sweep(RequestTime now) {
  std::unordered_set<UserId> held;
  std::map<SiteId, WallTime> running;
  for (const auto* run : calendar_->clock().runs()) {
    const auto* record = run->is_open() ? calendar_->booking_of(run->id()) : nullptr;
    if (record == nullptr) continue;
    const auto& booking = record->booking;
    held.insert({booking.chair, booking.operator_in_charge});
    if (booking.deputy) held.insert(*booking.deputy);
    if (booking.secretary) held.insert(*booking.secretary);
    running.emplace(booking.chair_site, run->since);
  }
  seats_->pins().set_running(std::move(running));
  if (auto done = accounts_->logins().set_held(std::move(held), now.wall); !done) return done;
  if (auto done = accounts_->logins().sweep(now.wall); !done) return done;
  return seats_->sweep(now.wall);
}

}  // namespace signaling
