#include "signaling/api/store_problem.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include <spdlog/spdlog.h>

namespace signaling {
namespace {

struct StoreProblemRule {
  std::string_view code;
  unsigned status;
  std::string_view vi;
  std::string_view en;
};

// The last one is for every other code.
constexpr StoreProblemRule kRules[] = {
    {"store.exists", 409, "Giá trị này đã có người dùng; hãy chọn giá trị khác.",
     "This value is taken; choose another one."},
    {"store.missing", 409, "Mục được nhắc tới không còn nữa; hãy tải lại trang.",
     "What this refers to is gone; load the page again."},
    {"store.busy", 503, "Kho dữ liệu đang bận; hãy thử lại sau ít giây.",
     "The store is busy; try again in some seconds."},
    {"store.disk_full", 507, "Ổ đĩa của máy chủ đã đầy, chưa lưu được gì; hãy báo quản trị viên giải phóng chỗ trống.",
     "The server's disk is full and nothing was stored; tell the administrator to free some space."},
    {"store.too_large", 413, "Tệp quá lớn.", "The file is too large."},
    {"store.corrupt", 500, "Dữ liệu lưu trên máy chủ bị hỏng; hãy báo quản trị viên khôi phục từ bản sao lưu.",
     "What is stored is damaged; tell the administrator to restore a back-up."},
    {"store.failed", 500, "Chưa lưu được gì do lỗi của kho dữ liệu; hãy thử lại, nếu vẫn lỗi thì báo cán bộ kỹ thuật.",
     "Nothing was stored because of an error of the store; try again, and tell a technician if it stays."},
};

}  // namespace

Problem store_problem(const media::Error& error) {
  const auto known = std::ranges::find(kRules, std::string_view(error.code), &StoreProblemRule::code);
  const auto& rule = known == std::end(kRules) ? *std::prev(std::end(kRules)) : *known;
  if (rule.status >= 500) spdlog::error("store: {} {}", error.code, error.message);
  Problem problem{rule.status, std::string(rule.code), {std::string(rule.vi), std::string(rule.en)}, {}, {}, {}};
  if (rule.status == 503) problem.headers.emplace_back("Retry-After", "2");
  return problem;
}

}  // namespace signaling
