#include "signaling/alarms/alarm_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "signaling/diagnosis/words.h"

namespace signaling {
namespace {

constexpr AlarmKindWords kKinds[] = {
    {AlarmKind::kLineUp, "line_up", "Đường truyền chiều lên", "Uplink"},
    {AlarmKind::kLineDown, "line_down", "Đường truyền chiều xuống", "Downlink"},
    {AlarmKind::kTrunk, "trunk", "Đường trục", "Trunk"},
    {AlarmKind::kHall, "hall", "Thiết bị ở điểm cầu", "Hall's equipment"},
    {AlarmKind::kUnreachable, "unreachable", "Mất liên lạc điểm cầu", "Site unreachable"},
    {AlarmKind::kSilentHolder, "silent_holder", "Được mời nhưng không có tiếng", "Invited but not heard"},
    {AlarmKind::kServer, "server", "Máy chủ", "Server"},
    {AlarmKind::kRecord, "record", "Nhật ký hội nghị", "Conference record"},
    {AlarmKind::kHistory, "history", "Lịch sử số liệu", "History of figures"},
    {AlarmKind::kDisk, "disk", "Ổ đĩa", "Disk"},
};

constexpr AlarmSeverityWords kSeverities[] = {
    {AlarmSeverity::kInfo, "info", "Thông tin", "Information"},
    {AlarmSeverity::kWarning, "warning", "Cảnh báo", "Warning"},
    {AlarmSeverity::kCritical, "critical", "Cảnh báo nghiêm trọng", "Critical alarm"},
};

template <typename Row, size_t N, typename E>
const Row& row(const Row (&rows)[N], E value) {
  return rows[std::min(static_cast<size_t>(value), N - 1)];
}

Text with_number(std::string_view vi, std::string_view en, uint64_t number) {
  const std::array details = {std::to_string(number)};
  return {fill(vi, details), fill(en, details)};
}

}  // namespace

std::span<const AlarmKindWords> alarm_kind_words() { return kKinds; }
std::span<const AlarmSeverityWords> alarm_severity_words() { return kSeverities; }

std::string_view to_string(AlarmKind kind) { return row(kKinds, kind).word; }
std::string_view to_string(AlarmSeverity severity) { return row(kSeverities, severity).word; }

std::optional<AlarmKind> parse_alarm_kind(std::string_view word) {
  const auto found = std::ranges::find(kKinds, word, &AlarmKindWords::word);
  if (found == std::end(kKinds)) return std::nullopt;
  return found->kind;
}

std::optional<AlarmSeverity> parse_alarm_severity(std::string_view word) {
  const auto found = std::ranges::find(kSeverities, word, &AlarmSeverityWords::word);
  if (found == std::end(kSeverities)) return std::nullopt;
  return found->severity;
}

Text name_of(AlarmKind kind) {
  const auto& words = row(kKinds, kind);
  return {std::string(words.vi), std::string(words.en)};
}

Text name_of(AlarmSeverity severity) {
  const auto& words = row(kSeverities, severity);
  return {std::string(words.vi), std::string(words.en)};
}

Text advice_for(AlarmKind kind) {
  switch (kind) {
    case AlarmKind::kServer: return describe(Advice::kCheckMcu);
    case AlarmKind::kRecord:
    case AlarmKind::kHistory:
      return {"Kiểm tra ổ đĩa của máy chủ: còn chỗ trống không, có báo lỗi không.",
              "Check the server's disk: whether it has room, and whether it reports errors."};
    case AlarmKind::kDisk:
      return {"Giải phóng ổ đĩa của máy chủ, hoặc chuyển bản sao lưu sang máy khác.",
              "Free the server's disk, or move back-ups to another machine."};
    default: return {};
  }
}

Text service_restarted() {
  return {"Dịch vụ hội nghị vừa khởi động lại; các điểm cầu đang tự kết nối lại.",
          "The conference service started again; the sites are coming back by themselves."};
}

Text mcu_away() {
  return {"Mất liên lạc với máy chủ media (mcu); các điểm cầu tạm mất hình và tiếng.",
          "The media server (mcu) is not there; the sites have no sound and picture meanwhile."};
}

Text record_lossy(uint64_t entries) {
  if (entries == 0) {
    return {"Chưa ghi được nhật ký hội nghị vào ổ đĩa.",
            "The record of the conferences cannot be written to the disk."};
  }
  return with_number("Nhật ký hội nghị thiếu {0} mục vì ổ đĩa đầy, hỏng hoặc chậm.",
                     "The record of the conferences lacks {0} entries: the disk is full, faulty or slow.", entries);
}

Text history_lossy(uint64_t seconds) {
  if (seconds == 0) {
    return {"Chưa ghi được lịch sử số liệu vào ổ đĩa.", "The history of figures cannot be written to the disk."};
  }
  return with_number("Lịch sử số liệu thiếu {0} giây vì ổ đĩa đầy, hỏng hoặc chậm.",
                     "The history of figures lacks {0} seconds: the disk is full, faulty or slow.", seconds);
}

Text disk_almost_full(uint64_t free_bytes) {
  constexpr uint64_t kMegabyte = 1024 * 1024;
  return with_number("Ổ đĩa của máy chủ sắp đầy: còn trống {0} MB.",
                     "The server's disk is almost full: {0} MB are free.", free_bytes / kMegabyte);
}

}  // namespace signaling
