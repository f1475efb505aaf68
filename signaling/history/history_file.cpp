#include "signaling/history/history_file.h"

#include <algorithm>
#include <string>
#include <system_error>
#include <utility>

#include "signaling/history/call_row.h"

namespace signaling {
namespace {

namespace fs = std::filesystem;

constexpr int64_t kMinutesOfDay = 24 * 60;
constexpr int64_t kSweptAtATime = 7 * kMinutesOfDay;
constexpr int64_t kMegabyte = 1'000'000;
constexpr int kMostDamaged = 100;

constexpr const char* kSchema[] = {
    "CREATE TABLE conferences(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, title TEXT NOT NULL)",
    "CREATE TABLE streams(id INTEGER PRIMARY KEY, conference INTEGER NOT NULL, site TEXT NOT NULL,"
    " first INTEGER NOT NULL, last INTEGER NOT NULL, UNIQUE(conference, site))",
    "CREATE TABLE seconds(id INTEGER PRIMARY KEY, figures BLOB NOT NULL)",
    "CREATE TABLE minutes(id INTEGER PRIMARY KEY, figures BLOB NOT NULL)",
    "CREATE TABLE calls(stream INTEGER NOT NULL, began INTEGER NOT NULL, last INTEGER NOT NULL, open INTEGER NOT NULL,"
    " browser TEXT NOT NULL, figures BLOB NOT NULL, verdicts BLOB NOT NULL, PRIMARY KEY(stream, began))",
};

void put_aside(const fs::path& file) {
  std::error_code error;
  for (int number = 1; number < kMostDamaged; ++number) {
    const fs::path aside = file.string() + ".damaged-" + std::to_string(number);
    if (fs::exists(aside, error)) continue;
    fs::rename(file, aside, error);
    break;
  }
  for (const char* suffix : {"-wal", "-shm"}) fs::remove(file.string() + suffix, error);
}

}  // namespace

media::Result<std::unique_ptr<HistoryFile>> HistoryFile::open(const fs::path& file) {
  const auto try_open = [&]() -> media::Result<std::unique_ptr<HistoryFile>> {
    auto sql = SqliteFile::open(file, SqliteFile::Use::kWrite);
    if (!sql) return tl::unexpected(sql.error());
    auto history = std::unique_ptr<HistoryFile>(new HistoryFile(std::move(*sql)));
    if (auto done = history->bring_forward(); !done) return tl::unexpected(done.error());
    return history;
  };
  auto opened = try_open();
  if (opened || opened.error().code != "history.corrupt") return opened;
  put_aside(file);
  return try_open();
}

media::Result<void> HistoryFile::bring_forward() {
  const int64_t version = sql_->number("PRAGMA user_version");
  if (auto done = sql_->take_result(); !done) return done;
  if (version == 1) return {};
  if (version != 0) return media::failure("history.failed", "the history was written by a newer program");
  sql_->run("BEGIN IMMEDIATE");
  for (const char* statement : kSchema) sql_->run(statement);
  sql_->run("PRAGMA user_version = 1");
  sql_->run("COMMIT");
  return sql_->take_result();
}

media::Result<void> HistoryFile::write(const HistoryBatch& batch) {
  sql_->run("BEGIN IMMEDIATE");
  auto seconds = sql_->statement("INSERT OR REPLACE INTO seconds(id, figures) VALUES(?, ?)");
  auto minutes = sql_->statement("INSERT OR REPLACE INTO minutes(id, figures) VALUES(?, ?)");
  for (const auto& [stream, minute, block] : batch.minutes) {
    const int64_t row = history_row(minute, stream_of(stream, batch, minute, minute));
    seconds.bind(row).bind_bytes(block->encode()).run();
    minutes.bind(row).bind_bytes(encode_summaries(block->summaries())).run();
  }
  for (const auto* call : batch.calls) {
    const StreamKey stream{call->conference, call->site};
    constexpr auto kMinute = static_cast<int64_t>(kSecondsInMinute);
    write_call(*call, stream_of(stream, batch, call->began / kMinute, call->last / kMinute));
  }
  sql_->run("COMMIT");
  return sql_->take_result();
}

int64_t HistoryFile::conference_of(const ConferenceId& id, const std::string& title) {
  sql_->statement(
          "INSERT INTO conferences(name, title) VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET"
          " title = excluded.title WHERE title <> excluded.title")
      .bind(std::string_view(id.value()))
      .bind(std::string_view(title))
      .run();
  auto asked = sql_->statement("SELECT id FROM conferences WHERE name = ?");
  return asked.bind(std::string_view(id.value())).step() ? asked.integer(0) : 0;
}

int64_t HistoryFile::stream_of(const StreamKey& stream, const HistoryBatch& batch, int64_t first, int64_t last) {
  const int64_t conference = conference_of(stream.first, batch.titles.at(stream.first));
  sql_->statement(
          "INSERT INTO streams(conference, site, first, last) VALUES(?, ?, ?, ?)"
          " ON CONFLICT(conference, site) DO UPDATE SET first = MIN(first, excluded.first),"
          " last = MAX(last, excluded.last)")
      .bind(conference)
      .bind(std::string_view(stream.second.value()))
      .bind(first)
      .bind(last)
      .run();
  return find_stream(stream).value_or(0);
}

std::optional<int64_t> HistoryFile::find_stream(const StreamKey& stream) {
  auto asked = sql_->statement(
      "SELECT streams.id FROM streams JOIN conferences ON conferences.id = conference"
      " WHERE name = ? AND site = ?");
  asked.bind(std::string_view(stream.first.value())).bind(std::string_view(stream.second.value()));
  return asked.step() ? std::optional(asked.integer(0)) : std::nullopt;
}

void HistoryFile::write_call(const CallRecord& call, int64_t stream) {
  sql_->statement(
          "INSERT OR REPLACE INTO calls(stream, began, last, open, browser, figures, verdicts)"
          " VALUES(?, ?, ?, ?, ?, ?, ?)")
      .bind(stream)
      .bind(call.began)
      .bind(call.last)
      .bind(int64_t{call.open})
      .bind(std::string_view(call.browser))
      .bind_bytes(encode_summaries(call.figures))
      .bind_bytes(encode_verdicts(call.verdicts))
      .run();
}

std::optional<MinuteBlock> HistoryFile::minute(const StreamKey& stream, int64_t minute) {
  std::optional<MinuteBlock> block;
  if (const auto number = find_stream(stream)) {
    auto asked = sql_->statement("SELECT figures FROM seconds WHERE id = ?");
    if (asked.bind(history_row(minute, *number)).step()) block = MinuteBlock::decode(asked.bytes(0));
  }
  return sql_->take_result() ? block : std::nullopt;
}

std::optional<CallRecord> HistoryFile::open_call(const StreamKey& stream) {
  std::optional<CallRecord> call;
  if (const auto number = find_stream(stream)) {
    auto asked = sql_->statement(
        "SELECT began, last, open, browser, figures, verdicts FROM calls"
        " WHERE stream = ? ORDER BY began DESC LIMIT 1");
    if (asked.bind(*number).step() && asked.integer(2) != 0) call = read_call(asked, 0, stream);
  }
  return sql_->take_result() ? call : std::nullopt;
}

media::Result<void> HistoryFile::sweep(int64_t now, const HistoryLimits& limits) {
  const int64_t minute = now / static_cast<int64_t>(kSecondsInMinute);
  // → something was taken away: what is before this minute, the oldest so many minutes of it.
  const auto remove = [&](const std::string& table, int64_t before, int64_t most) {
    const int64_t row = sql_->number(("SELECT MIN(id) FROM " + table).c_str());
    if (row == 0 || row >> 32 >= before) return false;
    sql_->statement(("DELETE FROM " + table + " WHERE id < ?").c_str())
        .bind(history_row(std::min(before, (row >> 32) + most), 0))
        .run();
    return true;
  };
  sql_->run("BEGIN IMMEDIATE");
  remove("seconds", minute - limits.seconds_days * kMinutesOfDay, kSweptAtATime);
  const int64_t oldest = minute - limits.minutes_days * kMinutesOfDay;
  remove("minutes", oldest, kSweptAtATime);
  if (used_bytes() > limits.max_mb * kMegabyte && !remove("seconds", minute, kMinutesOfDay)) {
    remove("minutes", minute, kMinutesOfDay);
  }
  sql_->statement("DELETE FROM calls WHERE last < ?").bind(oldest * static_cast<int64_t>(kSecondsInMinute)).run();
  sql_->statement("DELETE FROM streams WHERE last < ?").bind(oldest).run();
  sql_->run("DELETE FROM conferences WHERE id NOT IN (SELECT conference FROM streams)");
  sql_->run("COMMIT");
  return sql_->take_result();
}

int64_t HistoryFile::bytes() {
  const int64_t used = used_bytes();
  static_cast<void>(sql_->take_result());  // who writes next meets it again
  return used;
}

int64_t HistoryFile::used_bytes() {
  return (sql_->number("PRAGMA page_count") - sql_->number("PRAGMA freelist_count")) * sql_->number("PRAGMA page_size");
}

}  // namespace signaling
