#include "tools/cli/command/store_place.h"

#include <system_error>

namespace tools {
namespace {

// The database's name in a store (store.h): a folder without it is no store.
constexpr const char* kDatabase = "diem-cau.db";

}  // namespace

CommandOption store_option() {
  return {"--store",
          {"Thư mục dữ liệu (/var/lib/diem-cau/signaling/store)",
           "The store's folder (/var/lib/diem-cau/signaling/store)"}};
}

std::filesystem::path store_folder(const Arguments& arguments) {
  return arguments.has("store") ? arguments.text("store") : "/var/lib/diem-cau/signaling/store";
}

Outcome<void> check_store(const std::filesystem::path& store) {
  std::error_code error;
  if (std::filesystem::exists(store / kDatabase, error)) return {};
  return wrong_use("Không có dữ liệu trong " + store.string() + " (hoặc không có quyền đọc). Hãy nêu --store.",
                   "There is no store in " + store.string() + " (or it may not be read). Name it with --store.");
}

}  // namespace tools
