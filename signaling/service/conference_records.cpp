#include "signaling/service/conference_records.h"

#include <string>
#include <system_error>
#include <utility>

#include <spdlog/spdlog.h>

#include "signaling/conference/conference_event_json.h"
#include "signaling/record/journal_reader.h"

namespace signaling {
namespace {

JournalListener listener_of(std::function<void(std::optional<uint64_t>)> alarm) {
  JournalListener listener;
  listener.written = [](const ConferenceId&, uint64_t) {};
  listener.alarm = [alarm = std::move(alarm)](const JournalStatus& status) {
    if (status.problem.empty()) {
      spdlog::info("records are written again; {} entries were lost", status.dropped);
      return alarm(std::nullopt);
    }
    spdlog::error("records: {}; {} entries lost, {} wait", status.problem, status.dropped, status.waiting);
    alarm(status.dropped);
  };
  return listener;
}

}  // namespace

ConferenceRecords::ConferenceRecords(std::filesystem::path folder, ClockPair clocks, Post post,
                                     std::function<void(std::optional<uint64_t> dropped)> alarm)
    : folder_(std::move(folder)), clocks_(clocks), journal_(folder_, std::move(post), listener_of(std::move(alarm))) {}

void ConferenceRecords::append(const ConferenceId& conference, const ConferenceEvent& event) {
  journal_.append(conference, event.sequence, to_json(event, clocks_));
}

// What a gap or an entry of another version took away is missing; all else counts.
ConferenceRecord ConferenceRecords::read(const ConferenceId& conference) {
  const auto file = journal_path(folder_, conference);
  const auto journal = read_journal(file);
  if (!journal) {
    spdlog::error("conf={} the record cannot be read, another one is begun: {}", conference.value(),
                  journal.error().message);
    put_aside(file);
    return {};
  }
  ConferenceRecord record;
  record.last_sequence = journal->last_sequence;
  size_t unread = 0;
  for (const auto& entry : journal->records) {
    const auto* line = std::get_if<JournalEntry>(&entry);
    auto event = line == nullptr ? media::Result<ConferenceEvent>(media::failure("record.gap", ""))
                                 : parse_conference_event(line->text, clocks_);
    if (event) {
      record.events.push_back(std::move(*event));
    } else {
      ++unread;
    }
  }
  if (unread > 0) spdlog::warn("conf={} {} entries or gaps of the record are left out", conference.value(), unread);
  if (!record.events.empty()) {
    spdlog::info("conf={} goes on from {} events of its record", conference.value(), record.events.size());
  }
  return record;
}

void ConferenceRecords::put_aside(const std::filesystem::path& file) const {
  std::error_code error;
  for (int number = 1; number < 1000; ++number) {
    const auto aside = file.parent_path() / (file.stem().string() + ".damaged-" + std::to_string(number) + ".jsonl");
    if (std::filesystem::exists(aside, error)) continue;
    std::filesystem::rename(file, aside, error);
    if (error) spdlog::error("{}: {}", file.string(), error.message());
    return;
  }
}

}  // namespace signaling
