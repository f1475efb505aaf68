#include "signaling/api/invitation_api.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "signaling/api/attendance_json.h"
#include "signaling/api/author.h"
#include "signaling/api/invitation_problem.h"
#include "signaling/api/list.h"
#include "signaling/api/store_problem.h"
#include "signaling/invitations/invited_view.h"
#include "signaling/base/date_time.h"

namespace signaling {

namespace json = boost::json;

namespace {

using std::chrono::floor;
using std::chrono::seconds;

Schema invitation_schema() {
  const Schema mail = Schema::object({{"state", Schema::word({"queued", "sending", "sent", "failed", "replaced"})},
                                      {"error", mail_error_schema().or_null()},
                                      {"changed_at", Schema::date_time()}})
                          .named("InvitationMail");
  return Schema::object({{"site", Schema::text(1, 60)}, {"mail", mail.or_null()}, {"attendance", attendance_schema()}})
      .named("SiteInvitation");
}

json::value mail_json(const std::vector<StoredMail>& mails, const SiteId& site) {
  const auto mail = std::ranges::find(mails, site, &StoredMail::site);
  if (mail == mails.end()) return nullptr;
  const MailProgress& p = mail->progress;
  json::value error = nullptr;
  if (!p.error_code.empty()) error = to_json(MailError{p.error_code, p.error});
  return json::object{
      {"state", p.state}, {"error", std::move(error)}, {"changed_at", to_date_time(floor<seconds>(p.changed_at))}};
}

Schema sent_schema() {
  return Schema::object({{"queued", Schema::integer(0, 100'000)}}).named("SentInvitations");
}

Schema confirmation_schema() {
  return Schema::object({{"title", Schema::text(0, 400)},
                         {"start", Schema::date_time()},
                         {"end", Schema::date_time()},
                         {"series", Schema::boolean().described("It is about all conferences of a series.")},
                         {"site", Schema::object({{"id", Schema::text(1, 60)}, {"name", Schema::text(1, 200)}})},
                         {"state", Schema::word({"open", "withdrawn", "cancelled", "over"})
                                       .described("Only what is open can be answered.")},
                         {"attendance", attendance_schema()}})
      .named("Confirmation");
}

Problem unknown_link() {
  return {404, "confirmation.unknown",
          {"Đường dẫn xác nhận này không dùng được.", "This confirm link is not in use."},
          {"Hãy dùng đường dẫn trong giấy mời mới nhất.", "Use the link of the newest invitation."}, {}, {}};
}

class InvitationApi {
 public:
  InvitationApi(Store& store, Invitations& invitations, const InvitedBookings& bookings, const HashKey& key)
      : store_(store), invitations_(invitations), bookings_(bookings), links_(key) {}

  ApiResult list(const ApiCall& call) const {
    const auto booking = find(call);
    if (!booking) return tl::unexpected(not_found());
    const auto occurrence = occurrence_of(call);
    if (!occurrence) return tl::unexpected(occurrence.error());
    const auto mails = invitations_.newest_mails(booking->id);
    if (!mails) return store_refusal(mails.error());
    const auto all = AttendanceBook(store_.database()).of(*booking, *occurrence);
    if (!all) return store_refusal(all.error());
    json::array items;
    for (const auto& one : *all) {
      items.push_back(json::object{{"site", one.site.value()},
                                   {"mail", mail_json(*mails, one.site)},
                                   {"attendance", to_json(one.given)}});
    }
    return list_answer(std::move(items));
  }

  ApiResult send(const ApiCall& call) const {
    const auto booking = find(call);
    if (!booking) return tl::unexpected(not_found());
    auto work = AuditedTransaction::begin(store_.database(), author_of(call));
    if (!work) return store_refusal(work.error());
    const auto queued = invitations_.send_again(*booking, call.now.wall);
    if (!queued) return invitation_refusal(queued.error());
    auto done = work->commit("invitation.send", booking->id.value(), std::to_string(*queued));
    if (!done) return store_refusal(done.error());
    return ApiAnswer{.status = 202, .body = json::object{{"queued", *queued}}};
  }

  ApiResult answer(const ApiCall& call) const {
    const auto booking = find(call);
    if (!booking) return tl::unexpected(not_found());
    const auto occurrence = occurrence_of(call);
    if (!occurrence) return tl::unexpected(occurrence.error());
    const Invited invited{booking->id, SiteId(call.path.at("site")), *occurrence};
    if (auto stored = store(call, *booking, invited, author_of(call)); !stored) return tl::unexpected(stored.error());
    return attendance(*booking, invited);
  }

  ApiResult read_confirmation(const ApiCall& call) const {
    const auto invited = links_.read_confirm_token(call.path.at("token"));
    const auto booking = invited ? bookings_.find(invited->booking) : std::nullopt;
    if (!booking) return tl::unexpected(unknown_link());
    return confirmation(*booking, *invited, call);
  }

  ApiResult confirm(const ApiCall& call) const {
    const auto invited = links_.read_confirm_token(call.path.at("token"));
    const auto booking = invited ? bookings_.find(invited->booking) : std::nullopt;
    if (!booking) return tl::unexpected(unknown_link());
    const Author by{"mail to " + invited->site.value(), call.now.wall};
    if (auto stored = store(call, *booking, *invited, by); !stored) return tl::unexpected(stored.error());
    return confirmation(*booking, *invited, call);
  }

 private:
  std::optional<ConferenceBooking> find(const ApiCall& call) const {
    return bookings_.find(BookingId(call.path.at("booking")));
  }

  // "20261201T080000", the original start; nothing: the whole booking.
  static tl::expected<std::optional<LocalTime>, Problem> occurrence_of(const ApiCall& call) {
    const std::string text = text_of(call.query, "occurrence");
    if (text.empty()) return std::optional<LocalTime>();
    auto time = parse_ical_text(text);
    if (time) return time;
    return tl::unexpected(wrong_fields({{"occurrence", "field.not_a_time",
                                         {"phải có dạng 20261201T080000", "must be like 20261201T080000"}}}));
  }

  tl::expected<void, Problem> store(const ApiCall& call, const ConferenceBooking& booking, const Invited& invited,
                                    const Author& by) const {
    const Attendance attendance = attendance_of(call.body.as_object());
    auto work = AuditedTransaction::begin(store_.database(), by);
    if (!work) return store_refusal(work.error());
    AttendanceBook book(store_.database());
    auto answered = book.answer(booking, invited, attendance, by.name, call.now.wall);
    if (!answered) return invitation_refusal(answered.error());
    auto done = work->commit("invitation.confirm", booking.id.value() + " " + invited.site.value(),
                             attendance.attends ? "yes" : "no");
    if (!done) return store_refusal(done.error());
    return {};
  }

  media::Result<json::value> attendance_json(const ConferenceBooking& booking, const Invited& invited) const {
    const auto all = AttendanceBook(store_.database()).of(booking, invited.occurrence);
    if (!all) return tl::unexpected(all.error());
    const auto own = std::ranges::find(*all, invited.site, &SiteAttendance::site);
    return to_json(own == all->end() ? std::optional<AttendanceAnswer>() : own->given);
  }

  ApiResult attendance(const ConferenceBooking& booking, const Invited& invited) const {
    auto body = attendance_json(booking, invited);
    if (!body) return store_refusal(body.error());
    return ApiAnswer{.body = std::move(*body)};
  }

  ApiResult confirmation(const ConferenceBooking& booking, const Invited& invited, const ApiCall& call) const {
    auto attendance = attendance_json(booking, invited);
    if (!attendance) return store_refusal(attendance.error());
    const auto name = site_name(store_.database(), invited.site);
    if (!name) return store_refusal(name.error());
    const InvitedView view = view_of(booking, invited, floor<seconds>(call.now.wall));
    return ApiAnswer{.body = json::object{{"title", booking.title},
                                          {"start", to_date_time(view.start)},
                                          {"end", to_date_time(view.end)},
                                          {"series", booking.recurrence.has_value() && !invited.occurrence},
                                          {"site", json::object{{"id", invited.site.value()}, {"name", *name}}},
                                          {"state", to_string(view.state)},
                                          {"attendance", std::move(*attendance)}}};
  }

  Store& store_;
  Invitations& invitations_;
  const InvitedBookings& bookings_;
  InvitationLinks links_;
};

Target booking_target(const std::map<std::string, std::string>& path) {
  Target target{.conference = ConferenceId(path.at("booking"))};
  if (const auto site = path.find("site"); site != path.end()) target.site = SiteId(site->second);
  return target;
}

}  // namespace

std::vector<Operation> invitation_operations(Store& store, Invitations& invitations, const InvitedBookings& bookings,
                                             const HashKey& key) {
  const auto api = std::make_shared<InvitationApi>(store, invitations, bookings, key);
  const auto handler = [api](ApiResult (InvitationApi::*method)(const ApiCall&) const) {
    return at_once([api, method](const ApiCall& call) { return (api.get()->*method)(call); });
  };
  const Operation::Parameter occurrence{"occurrence", Schema::text(15, 15), false,
                                        "Original start of one of a series, like 20261201T080000."};
  const PathTemplate list("/api/v1/bookings/{booking}/invitations");
  const PathTemplate link("/api/v1/confirmations/{token}");
  return {
      {.method = "GET", .path = list, .id = "listInvitations", .summary = "What became of each site's invitation.",
       .action = Action::kReadInvitations, .target = booking_target, .query = {occurrence},
       .outcomes = {{200, "By site.", list_schema(invitation_schema())}}, .handler = handler(&InvitationApi::list)},
      {.method = "POST", .path = list, .id = "sendInvitations", .summary = "Sends all invitations again.",
       .action = Action::kSendInvitations, .target = booking_target,
       .outcomes = {{202, "Mails that wait now.", sent_schema()}}, .handler = handler(&InvitationApi::send)},
      {.method = "PUT", .path = PathTemplate("/api/v1/bookings/{booking}/attendance/{site}"), .id = "answerInvitation",
       .summary = "Says whether a site comes, with whom and how many.", .action = Action::kConfirmAttendance,
       .target = booking_target, .query = {occurrence}, .body = attendance_change_schema(),
       .outcomes = {{200, "The answer.", attendance_schema()}}, .handler = handler(&InvitationApi::answer)},
      {.method = "GET", .path = link, .id = "readConfirmation", .summary = "What a confirm link is about.",
       .action = std::nullopt, .outcomes = {{200, "The invitation.", confirmation_schema()}},
       .handler = handler(&InvitationApi::read_confirmation)},
      {.method = "POST", .path = link, .id = "confirm", .summary = "Answers an invitation by its confirm link.",
       .action = std::nullopt, .body = attendance_change_schema(),
       .outcomes = {{200, "The invitation.", confirmation_schema()}}, .handler = handler(&InvitationApi::confirm)},
  };
}

}  // namespace signaling
