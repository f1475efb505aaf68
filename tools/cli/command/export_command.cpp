#include "tools/cli/command/export_command.h"

#include <iterator>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "tools/cli/command/booking_views.h"
#include "tools/cli/command/text_file.h"

namespace tools {
namespace {

namespace json = boost::json;

constexpr size_t kMostBookings = 100'000;
constexpr size_t kMostEntries = 1'000'000;

std::string plain_member(const json::value& value, std::string_view path) {
  return show_member(value, {.title = {}, .member = path}, Language::kEnglish);
}

// One column each: of the booking, then of a site's invitation.
constexpr const char* kOfBooking[] = {"id", "title", "kind", "start", "length_min", "chair_site", "cancelled"};
constexpr const char* kOfInvitation[] = {"site", "attendance.answer", "attendance.head", "attendance.number",
                                         "attendance.at"};

std::string csv_line(std::vector<std::string> cells) {
  cells.resize(std::size(kOfBooking) + std::size(kOfInvitation));
  std::string line = csv_cell(cells.front());
  for (size_t i = 1; i < cells.size(); ++i) line += "," + csv_cell(cells[i]);
  return line + "\r\n";
}

// A booking without invitations has one line still.
std::string csv_lines(const json::value& booking) {
  std::vector<std::string> start;
  for (const auto* path : kOfBooking) start.push_back(plain_member(booking, path));
  const auto* invitations = member(booking, "invitations");
  std::string lines;
  for (const auto& invitation : invitations == nullptr ? json::array() : invitations->as_array()) {
    auto cells = start;
    for (const auto* path : kOfInvitation) cells.push_back(plain_member(invitation, path));
    lines += csv_line(cells);
  }
  if (lines.empty()) lines = csv_line(start);
  return lines;
}

Outcome<json::value> with_invitations(ApiClient& api, const json::value& listed) {
  const auto* id = member(listed, "id");
  const std::string path = "/bookings/" + path_segment(id == nullptr ? "" : plain_member(listed, "id"));
  auto booking = api.send({.path = path});
  if (!booking) return tl::unexpected(std::move(booking.error()));
  auto invitations = api.items({.path = path + "/invitations"}, kMostBookings);
  if (!invitations) return tl::unexpected(std::move(invitations.error()));
  auto whole = booking->body.is_object() ? std::move(booking->body) : json::value(json::object());
  whole.as_object()["invitations"] = std::move(*invitations);
  return whole;
}

Outcome<json::array> bookings_of(CommandContext& context, const Span& span) {
  auto listed = context.api.items(
      {.path = "/bookings", .query = {{"from", to_request_time(span.from)}, {"to", to_request_time(span.to)}}},
      kMostBookings);
  if (!listed) return listed;
  json::array bookings;
  for (const auto& entry : *listed) {
    auto booking = with_invitations(context.api, entry);
    if (!booking) return tl::unexpected(std::move(booking.error()));
    bookings.push_back(std::move(*booking));
  }
  return bookings;
}

std::string to_lines(const json::array& values) {
  std::string text;
  for (const auto& value : values) text += json::serialize(value) + "\n";
  return text;
}

Outcome<void> write_out(CommandContext& context, const Arguments& arguments, const std::string& text, Text note) {
  if (!arguments.has("out")) {
    context.out << text;
    return {};
  }
  if (auto written = write_text_file(arguments.text("out"), text, false); !written) return written;
  context.note(std::move(note));
  return {};
}

// The event log of one conference, an entry a line, as the service gives them.
Outcome<void> export_record(CommandContext& context, const Arguments& arguments) {
  const std::string format = arguments.has("format") ? arguments.text("format") : "jsonl";
  if (format != "jsonl" || arguments.has("from") || arguments.has("to")) {
    return wrong_use("--record không đi cùng --from, --to hoặc --format csv.",
                     "--record does not go with --from, --to or --format csv.");
  }
  const std::string path = "/conferences/" + path_segment(arguments.text("record")) + "/record";
  const auto entries = context.api.items({.path = path, .query = {{"limit", "200"}}}, kMostEntries);
  if (!entries) return tl::unexpected(entries.error());
  const std::string count = std::to_string(entries->size());
  return write_out(context, arguments, to_lines(*entries),
                   {"Đã ghi " + count + " mục nhật ký hội nghị.", count + " entries of the record are written."});
}

Outcome<void> export_bookings(CommandContext& context, const Arguments& arguments) {
  if (arguments.has("record")) return export_record(context, arguments);
  const std::string format = arguments.has("format") ? arguments.text("format") : "jsonl";
  if (format != "jsonl" && format != "csv") {
    return wrong_use("--format phải là jsonl hoặc csv.", "--format must be jsonl or csv.");
  }
  const auto span = span_of(arguments, context.now);
  if (!span) return tl::unexpected(span.error());
  const auto bookings = bookings_of(context, *span);
  if (!bookings) return tl::unexpected(bookings.error());
  const std::string text = format == "csv" ? to_csv(*bookings) : to_lines(*bookings);
  const std::string count = std::to_string(bookings->size());
  return write_out(context, arguments, text, {"Đã ghi " + count + " lịch hội nghị.", count + " bookings are written."});
}

}  // namespace

std::string csv_cell(const std::string& text) {
  const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  const std::string cell = (formula ? "'" : "") + text;
  if (cell.find_first_of(",\"\r\n") == cell.npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

std::string to_csv(const json::array& bookings) {
  // The byte order mark tells spreadsheets that the diacritics are UTF-8.
  std::string text = "\xef\xbb\xbf" + csv_line({"booking", "title", "kind", "start", "length_min", "chair_site",
                                                "cancelled", "site", "answer", "head", "number", "answered_at"});
  for (const auto& booking : bookings) text += csv_lines(booking);
  return text;
}

Command export_command() {
  auto options = span_options();
  options.push_back({"--format", {"jsonl (mặc định) hoặc csv", "jsonl (default) or csv"}});
  options.push_back(
      {"--record", {"Xuất nhật ký của hội nghị này thay cho lịch", "The record of this conference instead"}});
  options.push_back({"--out", {"Ghi vào tệp này thay vì đầu ra chuẩn", "Write to this file, not to standard output"}});
  return {.name = "export",
          .summary = {"Xuất lịch hội nghị và việc tham dự, hoặc nhật ký",
                      "Writes out bookings with their attendance, or a record"},
          .example = "export --from 2026-01-01 --to 2027-01-01 --format csv --out hoi-nghi-2026.csv",
          .options = std::move(options),
          .run = export_bookings};
}

}  // namespace tools
