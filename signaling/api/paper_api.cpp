#include "signaling/api/paper_api.h"

#include <memory>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "signaling/api/author.h"
#include "signaling/api/list.h"
#include "signaling/api/paper_type.h"
#include "signaling/api/path_id.h"
#include "signaling/api/store_problem.h"
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

// "image/png; x=y" → "image/png", in small letters.
std::string media_type_of(std::string_view content_type) {
  std::string type(content_type.substr(0, content_type.find(';')));
  type.erase(type.find_last_not_of(" \t") + 1);
  for (char& c : type) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return type;
}

// One upload: its type is looked at as soon as its first bytes are there, its size while it comes.
class PaperReceiver : public BodyReceiver {
 public:
  PaperReceiver(Store& store, ApiCall call, std::unique_ptr<IncomingPaper> incoming)
      : store_(store),
        call_(std::move(call)),
        type_(media_type_of(call_.content_type)),
        incoming_(std::move(incoming)) {}

  tl::expected<void, Problem> take(std::string_view piece) override {
    if (auto taken = incoming_->append(piece); !taken) return store_refusal(taken.error());
    const bool has_head = incoming_->head().size() == IncomingPaper::kHeadBytes;
    if (has_head && !is_paper_of(incoming_->head(), type_)) return tl::unexpected(wrong_content());
    return {};
  }

  ApiResult finish() override {
    if (!is_paper_of(incoming_->head(), type_)) return tl::unexpected(wrong_content());
    auto work = AuditedTransaction::begin(store_.database(), author_of(call_));
    if (!work) return store_refusal(work.error());
    const auto paper = store_.papers().add(text_of(call_.query, "name"), type_, std::move(incoming_), call_.now.wall);
    if (!paper) return store_refusal(paper.error());
    const std::string id = std::to_string(paper->id.value());
    if (auto done = work->commit("paper.upload", id, paper->file_name); !done) return store_refusal(done.error());
    return ApiAnswer{.status = 201, .body = to_json(*paper), .headers = {{"Location", "/api/v1/papers/" + id}}};
  }

 private:
  Store& store_;
  ApiCall call_;
  std::string type_;
  std::unique_ptr<IncomingPaper> incoming_;
};

class PaperApi {
 public:
  explicit PaperApi(Store& store) : store_(store) {}

  tl::expected<std::unique_ptr<BodyReceiver>, Problem> receive(ApiCall call) const {
    auto incoming = store_.papers().receive();
    if (!incoming) return store_refusal(incoming.error());
    return std::make_unique<PaperReceiver>(store_, std::move(call), std::move(*incoming));
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
    auto work = AuditedTransaction::begin(store_.database(), author_of(call));
    if (!work) return store_refusal(work.error());
    if (auto gone = store_.papers().remove(paper->id); !gone) return store_refusal(gone.error());
    auto done = work->commit("paper.remove", std::to_string(paper->id.value()), paper->file_name);
    if (!done) return store_refusal(done.error());
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
  tl::expected<Paper, Problem> find(const ApiCall& call) const {
    const auto id = path_id<PaperId>(call, "paper");
    if (!id) return tl::unexpected(not_found());
    auto paper = store_.papers().find(*id);
    if (!paper) return store_refusal(paper.error());
    if (!*paper) return tl::unexpected(not_found());
    return std::move(**paper);
  }

  Store& store_;
};

}  // namespace

std::vector<Operation> paper_operations(Store& store) {
  const auto api = std::make_shared<PaperApi>(store);
  const auto targets = [api](const std::map<std::string, std::string>& path) { return api->targets(path); };
  const PathTemplate one("/api/v1/papers/{paper}");
  return {
      {.method = "POST", .path = PathTemplate("/api/v1/papers"), .id = "uploadPaper",
       .summary = "Stores a paper; the body is the file itself.", .action = Action::kUploadPaper,
       .query = {{"name", Schema::text(1, 200), true, "The file's name, as people see it."}},
       .outcomes = {{201, "The paper.", paper_schema()}},
       .raw_body = Operation::RawBody{paper_types(), Papers::kMaxBytes,
                                      [api](ApiCall call) { return api->receive(std::move(call)); }}},
      {.method = "GET", .path = one, .id = "readPaper", .summary = "The file, for those invited to its conference.",
       .action = Action::kReadPaper, .targets = targets,
       .outcomes = {{200, "The file.", std::nullopt, paper_types()}},
       .handler = at_once([api](const ApiCall& call) { return api->read(call); })},
      {.method = "DELETE", .path = one, .id = "removePaper", .summary = "Removes a paper that no booking holds.",
       .action = Action::kRemovePaper, .targets = targets, .outcomes = {{204, "It is gone."}},
       .handler = at_once([api](const ApiCall& call) { return api->remove(call); })},
  };
}

}  // namespace signaling
