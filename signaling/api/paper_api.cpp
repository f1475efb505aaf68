#include "signaling/api/paper_api.h"

#include <charconv>
#include <memory>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "signaling/api/author.h"
#include "signaling/api/calendar_problem.h"
#include "signaling/api/list.h"
#include "signaling/api/paper_type.h"
#include "signaling/api/path_id.h"
#include "signaling/api/store_problem.h"
#include "signaling/base/nfc.h"
#include "signaling/calendar/unbooked_papers.h"
#include "signaling/schedule/booking_limits.h"
#include "signaling/store/booking_papers.h"

namespace signaling {

namespace json = boost::json;

namespace {

Schema paper_schema() {
  return Schema::object({{"id", Schema::integer(1, kLargestId)},
                         {"file_name", Schema::text(1, 200)},
                         {"media_type", Schema::word(paper_types())},
                         {"size", Schema::integer(0, static_cast<int64_t>(Papers::kMaxBytes))}})
      .named("Paper");
}

json::value to_json(const Paper& paper) {
  return json::object{{"id", paper.id.value()},
                      {"file_name", paper.file_name},
                      {"media_type", paper.media_type},
                      {"size", paper.size}};
}

Problem wrong_content() {
  return {415, "paper.wrong_type",
          {"Tệp không phải PDF, PNG hoặc JPEG.", "The file is no PDF, PNG or JPEG."},
          {"Nội dung tệp không khớp với kiểu đã gửi; hãy lưu tệp thành PDF, PNG hoặc JPEG rồi gửi lại.",
           "Its content is not of the type that was sent; save it as PDF, PNG or JPEG and send it again."}, {}, {}};
}

Problem in_use(const std::vector<BookingId>& bookings) {
  std::vector<std::string> ids;
  for (const auto& booking : bookings) ids.push_back(booking.value());
  const std::string names = fmt::format("{}", fmt::join(ids, ", "));
  return {409, "paper.in_use",
          {"Tài liệu đang thuộc một hội nghị.", "The paper belongs to a conference."},
          {"Hãy bỏ tài liệu khỏi chương trình trước: " + names, "Take it off the agenda first: " + names}, {}, {}};
}

Problem in_template() {
  return {409, "paper.in_use",
          {"Tài liệu đang thuộc một mẫu hội nghị.", "The paper belongs to a template."},
          {"Hãy bỏ tài liệu khỏi mẫu trước.", "Take it out of the template first."}, {}, {}};
}

Problem item_changed() {
  return {409, "paper.item_changed",
          {"Chương trình vừa được sửa.", "The agenda has been changed meanwhile."},
          {"Hãy xem lại chương trình rồi đính kèm tài liệu lần nữa.",
           "Look at it again, then attach the paper once more."}, {}, {}};
}

// "image/png; x=y" → "image/png", in small letters.
std::string media_type_of(std::string_view content_type) {
  std::string type(content_type.substr(0, content_type.find(';')));
  type.erase(type.find_last_not_of(" \t") + 1);
  for (char& c : type) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return type;
}

media::Result<void> remove_paper(Store& store, const Paper& paper, Author by) {
  auto work = AuditedTransaction::begin(store.database(), std::move(by));
  if (!work) return tl::unexpected(work.error());
  if (auto gone = store.papers().remove(paper.id); !gone) return tl::unexpected(gone.error());
  return work->commit("paper.remove", std::to_string(paper.id.value()), paper.file_name);
}

// An item on the agenda of a booking.
struct AgendaPlace {
  ConferenceBooking booking;
  size_t item = 0;

  std::vector<PaperId>& papers() { return booking.agenda[item].papers; }
};

tl::expected<AgendaPlace, Problem> place_of(const Calendar& calendar, const ApiCall& call) {
  const auto* record = calendar.find(BookingId(call.path.at("booking")));
  const auto& text = call.path.at("item");
  size_t item = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), item);
  const bool right = error == std::errc() && end == text.data() + text.size();
  if (record == nullptr || !right || item >= record->booking.agenda.size()) return tl::unexpected(not_found());
  return AgendaPlace{record->booking, item};
}

// The same for who names the item's title as well: another may stand in its place by now.
tl::expected<AgendaPlace, Problem> titled_place_of(const Calendar& calendar, const ApiCall& call) {
  auto place = place_of(calendar, call);
  if (place && place->booking.agenda[place->item].title != nfc(text_of(call.query, "title"))) {
    return tl::unexpected(item_changed());
  }
  return place;
}

// What is done with a paper that has just been stored.
using AttachPaper = std::function<tl::expected<void, Problem>(const ApiCall& call, PaperId paper)>;

// One upload: its type is looked at as soon as its first bytes are there, its size while it comes.
class PaperReceiver : public BodyReceiver {
 public:
  PaperReceiver(Store& store, RequestClock clock, ApiCall call, std::unique_ptr<IncomingPaper> incoming,
                AttachPaper attach)
      : store_(store),
        clock_(std::move(clock)),
        call_(std::move(call)),
        type_(media_type_of(call_.content_type)),
        incoming_(std::move(incoming)),
        attach_(std::move(attach)) {}

  tl::expected<void, Problem> take(std::string_view piece) override {
    if (auto taken = incoming_->append(piece); !taken) return store_refusal(taken.error());
    const bool has_head = incoming_->head().size() == IncomingPaper::kHeadBytes;
    if (has_head && !is_paper_of(incoming_->head(), type_)) return tl::unexpected(wrong_content());
    return {};
  }

  ApiResult finish() override {
    if (!is_paper_of(incoming_->head(), type_)) return tl::unexpected(wrong_content());
    call_.now = clock_();
    const auto paper = add();
    if (!paper) return store_refusal(paper.error());
    if (auto attached = attach_(call_, paper->id); !attached) {
      // Should this fail it goes by its age.
      (void)remove_paper(store_, *paper, author_of(call_));
      return tl::unexpected(std::move(attached.error()));
    }
    return ApiAnswer{.status = 201,
                     .body = to_json(*paper),
                     .headers = {{"Location", "/api/v1/papers/" + std::to_string(paper->id.value())}}};
  }

 private:
  media::Result<Paper> add() {
    auto work = AuditedTransaction::begin(store_.database(), author_of(call_));
    if (!work) return tl::unexpected(work.error());
    auto paper = store_.papers().add(text_of(call_.query, "name"), type_, std::move(incoming_), call_.now.wall);
    if (!paper) return paper;
    auto done = work->commit("paper.upload", std::to_string(paper->id.value()), paper->file_name);
    if (!done) return tl::unexpected(done.error());
    return paper;
  }

  Store& store_;
  RequestClock clock_;
  ApiCall call_;
  std::string type_;
  std::unique_ptr<IncomingPaper> incoming_;
  AttachPaper attach_;
};

class PaperApi {
 public:
  using Receiver = tl::expected<std::unique_ptr<BodyReceiver>, Problem>;

  PaperApi(Store& store, Calendar& calendar, RequestClock clock)
      : store_(store), calendar_(calendar), clock_(std::move(clock)) {}

  Receiver receive(ApiCall call) const {
    return receive(std::move(call), [](const ApiCall&, PaperId) { return tl::expected<void, Problem>(); });
  }

  // Whether it may be attached is asked when it comes, and once more when all of it is there.
  Receiver receive_for_item(ApiCall call) const {
    if (const auto place = titled_place_of(calendar_, call); !place) return tl::unexpected(place.error());
    return receive(std::move(call),
                   [&calendar = calendar_](const ApiCall& whole, PaperId paper) -> tl::expected<void, Problem> {
                     auto place = titled_place_of(calendar, whole);
                     if (!place) return tl::unexpected(place.error());
                     place->papers().push_back(paper);
                     return change(calendar, std::move(*place), whole);
                   });
  }

  ApiResult take_off(const ApiCall& call) const {
    auto place = place_of(calendar_, call);
    if (!place) return tl::unexpected(place.error());
    const auto id = path_id<PaperId>(call, "paper");
    if (!id || std::erase(place->papers(), *id) == 0) return tl::unexpected(not_found());
    const auto done = change(calendar_, std::move(*place), call);
    if (!done) return tl::unexpected(done.error());
    return ApiAnswer{.status = 204};
  }

  ApiResult read(const ApiCall& call) const {
    const auto paper = find(call);
    if (!paper) return tl::unexpected(paper.error());
    return ApiAnswer{
        .headers = {{"Content-Disposition", attachment_header(paper->file_name, paper->media_type)}},
        .content = ApiContent{.media_type = paper->media_type,
                              .file = {store_.papers().file(*paper), static_cast<uint64_t>(paper->size)}}};
  }

  ApiResult remove(const ApiCall& call) const {
    const auto paper = find(call);
    if (!paper) return tl::unexpected(paper.error());
    const auto bookings = BookingPapers(store_.database()).bookings_of(paper->id);
    if (!bookings) return store_refusal(bookings.error());
    if (!bookings->empty()) return tl::unexpected(in_use(*bookings));
    const auto kept = papers_of_templates(store_.database());
    if (!kept) return store_refusal(kept.error());
    if (kept->contains(paper->id)) return tl::unexpected(in_template());
    if (auto gone = remove_paper(store_, *paper, author_of(call)); !gone) return store_refusal(gone.error());
    return ApiAnswer{.status = 204};
  }

  // The bookings that hold the paper; none: it is nobody's own.
  std::vector<Target> targets(const std::map<std::string, std::string>& path) const {
    std::vector<Target> found;
    const auto id = parse_id<PaperId>(path.at("paper"));
    const auto bookings = id ? BookingPapers(store_.database()).bookings_of(*id) : std::vector<BookingId>();
    if (!bookings) return found;
    for (const auto& booking : *bookings) found.push_back({.conference = ConferenceId(booking.value())});
    return found;
  }

 private:
  Receiver receive(ApiCall call, AttachPaper attach) const {
    auto incoming = store_.papers().receive();
    if (!incoming) return store_refusal(incoming.error());
    return std::make_unique<PaperReceiver>(store_, clock_, std::move(call), std::move(*incoming), std::move(attach));
  }

  static tl::expected<void, Problem> change(Calendar& calendar, AgendaPlace place, const ApiCall& call) {
    const auto changed = calendar.change_papers(place.booking.id, place.item, std::move(place.papers()),
                                                person_of(call), moment_of(call.now));
    if (!changed) return calendar_refusal(changed.error());
    return {};
  }

  tl::expected<Paper, Problem> find(const ApiCall& call) const {
    const auto id = path_id<PaperId>(call, "paper");
    if (!id) return tl::unexpected(not_found());
    auto paper = store_.papers().find(*id);
    if (!paper) return store_refusal(paper.error());
    if (!*paper) return tl::unexpected(not_found());
    return std::move(**paper);
  }

  Store& store_;
  Calendar& calendar_;
  RequestClock clock_;
};

Target booking_target(const std::map<std::string, std::string>& path) {
  return {.conference = ConferenceId(path.at("booking"))};
}

}  // namespace

std::vector<Operation> paper_operations(Store& store, Calendar& calendar, RequestClock clock) {
  const auto api = std::make_shared<PaperApi>(store, calendar, std::move(clock));
  const auto targets = [api](const std::map<std::string, std::string>& path) { return api->targets(path); };
  const PathTemplate one("/api/v1/papers/{paper}");
  const std::string of_item = "/api/v1/bookings/{booking}/agenda/{item}/papers";
  const Operation::Parameter name{"name", Schema::text(1, 200), true, "The file's name, as people see it."};
  return {
      {.method = "POST", .path = PathTemplate("/api/v1/papers"), .id = "uploadPaper",
       .summary = "Stores a paper for a booking that is still to be made; the body is the file itself.",
       .action = Action::kUploadPaper, .query = {name},
       .outcomes = {{201, "The paper.", paper_schema()}},
       .raw_body = Operation::RawBody{paper_types(), Papers::kMaxBytes,
                                      [api](ApiCall call) { return api->receive(std::move(call)); }}},
      {.method = "POST", .path = PathTemplate(of_item), .id = "attachPaper",
       .summary = "Stores a paper and attaches it to an agenda item, which is named by its place from 0; also until 7 "
                  "days after the conference's end.",
       .action = Action::kUploadPaper, .target = booking_target,
       .query = {name, {"title", Schema::text(1, kMaxTitleLength), true,
                        "The item's title, so that a changed agenda is noticed."}},
       .outcomes = {{201, "The paper.", paper_schema()}},
       .raw_body = Operation::RawBody{paper_types(), Papers::kMaxBytes,
                                      [api](ApiCall call) { return api->receive_for_item(std::move(call)); }}},
      {.method = "DELETE", .path = PathTemplate(of_item + "/{paper}"), .id = "takeOffPaper",
       .summary = "Takes a paper off an agenda item; also until 7 days after the conference's end.",
       .action = Action::kRemovePaper, .target = booking_target,
       .outcomes = {{204, "It is off."}},
       .handler = at_once([api](const ApiCall& call) { return api->take_off(call); })},
      {.method = "GET", .path = one, .id = "readPaper", .summary = "The file, for those invited to its conference.",
       .action = Action::kReadPaper, .targets = targets,
       .outcomes = {{200, "The file.", std::nullopt, paper_types()}},
       .handler = at_once([api](const ApiCall& call) { return api->read(call); })},
      {.method = "DELETE", .path = one, .id = "removePaper",
       .summary = "Removes a paper that no booking or template names.", .action = Action::kRemovePaper,
       .targets = targets, .outcomes = {{204, "It is gone."}},
       .handler = at_once([api](const ApiCall& call) { return api->remove(call); })},
  };
}

}  // namespace signaling
