#include "signaling/api/backup_api.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/chrono.h>
#include <spdlog/spdlog.h>

#include "signaling/api/author.h"
#include "signaling/api/list.h"
#include "signaling/api/path_id.h"
#include "signaling/api/store_problem.h"
#include "signaling/base/date_time.h"
#include "signaling/store/backup.h"

namespace signaling {

namespace fs = std::filesystem;
namespace json = boost::json;

namespace {

constexpr std::string_view kFront = "diem-cau-";
constexpr std::string_view kBack = ".tar.zst";
constexpr std::string_view kArchiveType = "application/zstd";  // RFC 8878

// "diem-cau-20261201-073000.tar.zst": the time of the back-up in UTC.
std::string name_at(WallTime now) {
  return fmt::format("{}{:%Y%m%d-%H%M%S}{}", kFront, std::chrono::floor<std::chrono::seconds>(now), kBack);
}

// Only such names reach the file system.
std::optional<std::chrono::sys_seconds> time_of(std::string_view name) {
  if (name.size() != name_at({}).size() || !name.starts_with(kFront) || !name.ends_with(kBack)) return std::nullopt;
  const std::string_view t = name.substr(kFront.size(), 15);
  const std::string text = std::string(t.substr(0, 4)) + "-" + std::string(t.substr(4, 2)) + "-" +
                           std::string(t.substr(6, 2)) + "T" + std::string(t.substr(9, 2)) + ":" +
                           std::string(t.substr(11, 2)) + ":" + std::string(t.substr(13, 2)) + "Z";
  return t[8] == '-' ? parse_date_time(text) : std::nullopt;
}

struct BackupFile {
  std::string name;
  std::chrono::sys_seconds created;
  int64_t bytes = 0;
};

json::value to_json(const BackupFile& file) {
  return json::object{{"name", file.name}, {"bytes", file.bytes}, {"created", to_date_time(file.created)}};
}

Schema backup_schema() {
  return Schema::object({{"name", Schema::text(1, 80)},
                         {"bytes", Schema::integer(0, kLargestId)},
                         {"created", Schema::date_time()}})
      .named("Backup");
}

Problem running() {
  return {409, "backup.running",
          {"Một bản sao lưu đang được tạo; hãy đợi xong rồi thử lại.",
           "A back-up is being made; wait for it and try again."}, {}, {}, {}};
}

class BackupApi : public std::enable_shared_from_this<BackupApi> {
 public:
  BackupApi(Store& store, BackupSettings settings, Background background)
      : store_(store), settings_(std::move(settings)), background_(std::move(background)) {}

  ApiResult list() const {
    json::array items;
    for (const auto& file : files()) items.push_back(to_json(file));
    return list_answer(std::move(items));
  }

  void create(ApiCall call, ApiReply reply) {
    if (running_) return reply(tl::unexpected(running()));
    std::error_code error;
    fs::create_directories(settings_.folder, error);
    if (!error) fs::permissions(settings_.folder, fs::perms::owner_all, error);
    if (error) {
      return reply(store_refusal({"store.failed", settings_.folder.string() + ": " + error.message()}));
    }
    running_ = true;
    const auto made = std::make_shared<media::Result<BackupManifest>>();
    const std::string name = name_at(call.now.wall);
    background_(
        [self = shared_from_this(), made, name, now = call.now.wall] {
          *made = backup_store(self->store_.layout().folder, self->settings_.folder / name,
                               self->settings_.program_version, now);
        },
        [self = shared_from_this(), made, name, by = author_of(call), reply = std::move(reply)] {
          self->running_ = false;
          reply(self->finish(*made, name, by));
        });
  }

  // It holds the keys too: who took it away stands in the audit.
  ApiResult download(const ApiCall& call) const {
    const std::string& name = call.path.at("name");
    std::error_code error;
    const auto bytes = time_of(name) ? fs::file_size(settings_.folder / name, error) : 0;
    if (bytes == 0 || error) return tl::unexpected(not_found());
    auto work = AuditedTransaction::begin(store_.database(), author_of(call));
    if (!work) return store_refusal(work.error());
    if (auto done = work->commit("backup.read", name); !done) return store_refusal(done.error());
    return ApiAnswer{.headers = {{"Content-Disposition", "attachment; filename=\"" + name + "\""}},
                     .content = ApiContent{.media_type = std::string(kArchiveType),
                                           .file = {settings_.folder / name, bytes}}};
  }

  ApiResult remove(const ApiCall& call) const {
    const std::string& name = call.path.at("name");
    std::error_code error;
    if (!time_of(name) || !fs::is_regular_file(settings_.folder / name, error)) return tl::unexpected(not_found());
    auto work = AuditedTransaction::begin(store_.database(), author_of(call));
    if (!work) return store_refusal(work.error());
    if (auto done = work->commit("backup.remove", name); !done) return store_refusal(done.error());
    fs::remove(settings_.folder / name, error);
    if (error) return store_refusal({"store.failed", name + ": " + error.message()});
    return ApiAnswer{.status = 204};
  }

 private:
  // Newest first.
  std::vector<BackupFile> files() const {
    std::vector<BackupFile> all;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(settings_.folder, error)) {
      const std::string name = entry.path().filename().string();
      const auto created = time_of(name);
      if (created) all.push_back({name, *created, static_cast<int64_t>(entry.file_size(error))});
    }
    std::ranges::sort(all, std::greater<>(), &BackupFile::name);
    return all;
  }

  ApiResult finish(const media::Result<BackupManifest>& made, const std::string& name, const Author& by) const {
    if (!made) return store_refusal(made.error());
    auto all = files();
    for (size_t i = settings_.kept; i < all.size(); ++i) {
      std::error_code error;
      fs::remove(settings_.folder / all[i].name, error);
      if (error) spdlog::warn("back-up {} stays: {}", all[i].name, error.message());
    }
    auto work = AuditedTransaction::begin(store_.database(), by);
    if (!work) return store_refusal(work.error());
    if (auto done = work->commit("backup.create", name); !done) return store_refusal(done.error());
    const auto file = std::ranges::find(all, name, &BackupFile::name);
    if (file == all.end()) return store_refusal({"store.failed", name + " is gone"});
    return ApiAnswer{.status = 201, .body = to_json(*file)};
  }

  Store& store_;
  BackupSettings settings_;
  Background background_;
  bool running_ = false;
};

}  // namespace

std::vector<Operation> backup_operations(Store& store, BackupSettings settings, Background background) {
  const auto api = std::make_shared<BackupApi>(store, std::move(settings), std::move(background));
  const PathTemplate all("/api/v1/backups");
  return {
      {.method = "GET", .path = all, .id = "listBackups", .summary = "The back-ups on this machine, newest first.",
       .action = Action::kReadBackups, .outcomes = {{200, "The back-ups.", list_schema(backup_schema())}},
       .handler = at_once([api](const ApiCall&) { return api->list(); })},
      {.method = "POST", .path = all, .id = "createBackup",
       .summary = "Makes a back-up of store, papers and keys; answers when it is whole.",
       .action = Action::kCreateBackup, .outcomes = {{201, "The back-up.", backup_schema()}},
       .handler = [api](ApiCall call, ApiReply reply) { api->create(std::move(call), std::move(reply)); }},
      {.method = "GET", .path = PathTemplate("/api/v1/backups/{name}"), .id = "readBackup",
       .summary = "The back-up itself, to be kept elsewhere; it holds the keys.", .action = Action::kReadBackups,
       .outcomes = {{200, "A tar archive.", std::nullopt, {std::string(kArchiveType)}}},
       .handler = at_once([api](const ApiCall& call) { return api->download(call); })},
      {.method = "DELETE", .path = PathTemplate("/api/v1/backups/{name}"), .id = "removeBackup",
       .summary = "Removes a back-up.", .action = Action::kCreateBackup, .outcomes = {{204, "It is gone."}},
       .handler = at_once([api](const ApiCall& call) { return api->remove(call); })},
  };
}

}  // namespace signaling
