#include "tools/cli/text/words.h"

#include <algorithm>
#include <iterator>

namespace tools {
namespace {

struct Word {
  WordSet set;
  std::string_view word;
  std::string_view vi;
  std::string_view en;
};

constexpr Word kWords[] = {
    {WordSet::kPhase, "scheduled", "đã lên lịch", "scheduled"},
    {WordSet::kPhase, "testing", "kết nối thử", "testing"},
    {WordSet::kPhase, "in_session", "đang họp", "in session"},
    {WordSet::kPhase, "paused", "tạm nghỉ", "paused"},
    {WordSet::kPhase, "closed", "đã kết thúc", "closed"},
    {WordSet::kPhase, "cancelled", "đã hủy", "cancelled"},
    {WordSet::kRole, "administrator", "quản trị viên", "administrator"},
    {WordSet::kRole, "operator", "cán bộ vận hành", "operator"},
    {WordSet::kRole, "chair", "chủ trì", "chair"},
    {WordSet::kRole, "deputy", "phó chủ trì", "deputy"},
    {WordSet::kRole, "secretary", "thư ký", "secretary"},
    {WordSet::kRole, "technician", "cán bộ kỹ thuật", "technician"},
    {WordSet::kRole, "site", "điểm cầu", "site"},
    {WordSet::kRole, "observer", "người theo dõi", "observer"},
    {WordSet::kDevice, "hall", "máy của điểm cầu", "hall"},
    {WordSet::kDevice, "chair_tablet", "máy tính bảng chủ trì", "chair's tablet"},
    {WordSet::kDevice, "hall_control", "điều khiển của điểm cầu", "hall's control"},
    {WordSet::kMail, "queued", "chờ gửi", "queued"},
    {WordSet::kMail, "sending", "đang gửi", "sending"},
    {WordSet::kMail, "sent", "đã gửi", "sent"},
    {WordSet::kMail, "failed", "không gửi được", "failed"},
    {WordSet::kMail, "replaced", "đã có thư mới hơn", "replaced by a newer one"},
    {WordSet::kAnswer, "yes", "tham dự", "attends"},
    {WordSet::kAnswer, "no", "không tham dự", "does not attend"},
    {WordSet::kPresence, "absent", "chưa kết nối", "not connected"},
    {WordSet::kPresence, "connected", "đã kết nối", "connected"},
    {WordSet::kPresence, "called", "đang gọi", "being called"},
    {WordSet::kPresence, "noticed", "đã báo chuyển", "told that it moves"},
    {WordSet::kHealth, "ok", "tốt", "well"},
    {WordSet::kHealth, "connected", "đã kết nối", "connected"},
    {WordSet::kHealth, "connecting", "đang kết nối", "connecting"},
    {WordSet::kHealth, "refused", "bị từ chối", "refused"},
    {WordSet::kHealth, "degraded", "có sự cố", "degraded"},
    {WordSet::kYesNo, "true", "có", "yes"},
    {WordSet::kYesNo, "false", "không", "no"},
};

}  // namespace

std::string word(WordSet set, std::string_view word, Language language) {
  const auto found = std::ranges::find_if(kWords, [&](const Word& w) { return w.set == set && w.word == word; });
  if (found == std::end(kWords)) return std::string(word);
  return std::string(language == Language::kVietnamese ? found->vi : found->en);
}

}  // namespace tools
