// Back-up and restoring: on this machine's store folder, without the service's help. The only place of this program
// that knows the store.
#include <algorithm>
#include <filesystem>
#include <iterator>

#include <boost/json/object.hpp>

#include "signaling/base/date_time.h"
#include "signaling/store/backup.h"
#include "signaling/store/restore.h"
#include "tools/cli/command/booking_views.h"
#include "tools/cli/command/command.h"
#include "tools/cli/command/give_ownership.h"
#include "tools/cli/command/store_place.h"

namespace tools {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

struct StoreWord {
  std::string_view code;
  std::string_view vi;
};

constexpr StoreWord kStoreWords[] = {
    {"store.in_use", "Dịch vụ đang dùng dữ liệu này. Hãy dừng trước: systemctl stop diem-cau-signaling"},
    {"store.damaged", "Bản sao lưu bị hỏng hoặc không phải bản sao lưu."},
    {"store.corrupt", "Cơ sở dữ liệu bị hỏng."},
    {"store.newer", "Bản sao lưu do phiên bản mới hơn tạo ra. Hãy nâng cấp trước."},
    {"store.disk_full", "Đĩa đã đầy. Hãy giải phóng chỗ trống rồi làm lại."},
    {"store.busy", "Cơ sở dữ liệu đang bận. Hãy thử lại."},
};

tl::unexpected<Failure> refused(const media::Error& error) {
  const auto known = std::ranges::find(kStoreWords, error.code, &StoreWord::code);
  const std::string vi = known == std::end(kStoreWords) ? "Không làm được." : std::string(known->vi);
  return fail(ExitStatus::kRefused, error.code, vi + "\n  " + error.message, error.message);
}

json::object summary(const signaling::BackupManifest& manifest, const fs::path& archive, const fs::path& store) {
  return {{"archive", archive.string()},
          {"store", store.string()},
          {"created", signaling::to_date_time(std::chrono::floor<std::chrono::seconds>(manifest.created))},
          {"program", manifest.program},
          {"files", manifest.members.size()},
          {"bytes", manifest.total_size()}};
}

View summary_view(Text done) {
  return {.shape = View::Shape::kRecord,
          .columns = {{{"Tệp", "File"}, "archive"},
                      {{"Thư mục dữ liệu", "Store"}, "store"},
                      {{"Tạo lúc", "Made at"}, "created", Format::kTime},
                      {{"Phiên bản", "Version"}, "program"},
                      {{"Số tệp bên trong", "Files in it"}, "files"},
                      {{"Dung lượng dữ liệu", "Bytes in them"}, "bytes", Format::kBytes}},
          .done = std::move(done)};
}

Outcome<void> backup(CommandContext& context, const Arguments& arguments) {
  const fs::path store = store_folder(arguments);
  const fs::path archive = arguments.text("file");
  if (auto there = check_store(store); !there) return there;
  const auto manifest = signaling::backup_store(store, archive, DIEMCAU_VERSION, context.now);
  if (!manifest) return refused(manifest.error());
  context.print(summary_view({"Đã sao lưu. Tệp này chứa bí mật: hãy cất kỹ.",
                              "The back-up is made. It holds secrets: keep it safe."}),
                summary(*manifest, archive, store));
  return {};
}

Outcome<bool> agreed(CommandContext& context, const Arguments& arguments, const fs::path& store) {
  if (arguments.has("yes")) return true;
  return context.asker.confirm({"Thay toàn bộ dữ liệu trong " + store.string() + " bằng bản sao lưu?",
                                "Put the back-up in the place of all in " + store.string() + "?"});
}

// What root has restored must stay the service's.
Outcome<void> hand_over(const fs::path& store, const Ownership& ownership) {
  const auto error = give_ownership(store, ownership);
  if (!error) return {};
  const std::string why = store.string() + ": " + error.message();
  return fail(ExitStatus::kRefused, "cli.ownership",
              "Đã khôi phục, nhưng chưa trả được quyền sở hữu cho dịch vụ: " + why + "\nHãy chạy chown -R.",
              "Restored, but the folder could not be given to the service's user: " + why + "\nUse chown -R.");
}

Outcome<void> restore(CommandContext& context, const Arguments& arguments) {
  const fs::path store = store_folder(arguments);
  const fs::path archive = arguments.text("file");
  const auto may = agreed(context, arguments, store);
  if (!may) return tl::unexpected(may.error());
  if (!*may) return nothing_done();
  Ownership ownership;
  if (const auto error = ownership_of(store, ownership)) {
    return wrong_use("Không có thư mục chứa " + store.string() + ": " + error.message(),
                     "The folder of " + store.string() + " is not there: " + error.message());
  }
  const auto manifest = signaling::restore_store(archive, store, context.now);
  if (!manifest) return refused(manifest.error());
  if (auto done = hand_over(store, ownership); !done) return done;
  context.print(summary_view({"Đã khôi phục. Dữ liệu cũ còn ở bên cạnh, tên có .before-. Khởi động lại dịch vụ: "
                              "systemctl start diem-cau-signaling",
                              "Restored. The old store stays beside it, with .before- in its name. Start the service: "
                              "systemctl start diem-cau-signaling"}),
                summary(*manifest, archive, store));
  return {};
}

}  // namespace

std::vector<Command> store_commands() {
  const CommandOption file{"file", {"Tệp sao lưu", "The back-up's file"}, OptionKind::kText, true};
  return {{.name = "backup",
           .summary = {"Sao lưu dữ liệu trên máy này, cả khi dịch vụ đang chạy",
                       "Backs up this machine's store, also while the service runs"},
           .example = "backup /srv/sao-luu/diem-cau-2026-12-01.tar.zst",
           .options = {file, store_option()},
           .run = backup,
           .needs_token = false},
          {.name = "restore",
           .summary = {"Khôi phục dữ liệu trên máy này; dịch vụ phải dừng trước",
                       "Restores this machine's store; the service must be stopped"},
           .example = "restore /srv/sao-luu/diem-cau-2026-12-01.tar.zst",
           .options = {file, store_option(), {"--yes", {"Không hỏi lại", "Do not ask"}, OptionKind::kFlag}},
           .run = restore,
           .needs_token = false}};
}

}  // namespace tools
