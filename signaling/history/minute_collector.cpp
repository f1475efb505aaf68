#include "signaling/history/minute_collector.h"

#include <algorithm>
#include <iterator>

namespace signaling {
namespace {

constexpr int64_t kMinute = kSecondsInMinute;

size_t seconds_of(const MinuteBlock& block) {
  size_t count = 0;
  for (size_t second = 0; second < kSecondsInMinute; ++second) count += block.has(second) ? 1 : 0;
  return count;
}

}  // namespace

MinuteCollector::MinuteCollector(Memory memory, size_t max_held)
    : memory_(std::move(memory)), max_held_(std::max<size_t>(1, max_held)) {}

void MinuteCollector::add(const HistorySecond& second) {
  if (second.at < 0) return;
  now_ = second.at;
  titles_[second.conference] = second.title;
  for (const auto& site : second.sites) add_site(second, site);
  // Sites that are not in it any more have left.
  std::vector<StreamKey> gone;
  for (const auto& [stream, call] : calls_) {
    if (stream.first == second.conference && call.seen != second.at) gone.push_back(stream);
  }
  for (const auto& stream : gone) end_call(stream);
}

void MinuteCollector::add_site(const HistorySecond& second, const HistorySecond::Site& site) {
  if (site.figures != kNoFigures) {
    const StreamKey stream{second.conference, site.site};
    block_of(stream, second.at / kMinute).set(static_cast<size_t>(second.at % kMinute), site.figures);
  }
  if (site.connected_since) add_call(second, site);
}

// A site that comes back has another connection, but for the first one that this run sees: there the earlier run's call
// goes on, if it was there a moment ago.
void MinuteCollector::add_call(const HistorySecond& second, const HistorySecond::Site& site) {
  const StreamKey stream{second.conference, site.site};
  auto found = calls_.find(stream);
  const bool other = found != calls_.end() && found->second.since != site.connected_since;
  if (other) {
    end_call(stream);
    found = calls_.end();
  }
  if (found == calls_.end()) {
    std::optional<CallRecord> earlier = other ? std::nullopt : memory_.open_call(stream);
    if (earlier && (earlier->last > second.at || second.at - earlier->last > kCallGap)) earlier.reset();
    CallRecord record =
        earlier ? std::move(*earlier)
                : CallRecord{.conference = stream.first, .site = stream.second, .began = second.at, .last = second.at};
    found = calls_.emplace(stream, Call{std::move(record), site.connected_since, second.at}).first;
  }
  auto& call = found->second;
  call.changed = true;
  call.seen = second.at;
  call.record.add(second.at, site.figures);
  if (!site.browser.empty()) call.record.browser = site.browser;
}

void MinuteCollector::end_call(const StreamKey& stream) {
  const auto call = calls_.find(stream);
  call->second.record.open = false;
  ended_.push_back(std::move(call->second.record));
  calls_.erase(call);
  if (ended_.size() > max_held_) ended_.pop_front();
}

MinuteBlock& MinuteCollector::block_of(const StreamKey& stream, int64_t minute) {
  const auto open = open_.find(stream);
  if (open != open_.end() && open->second->minute == minute) {
    open->second->changed = true;
    return open->second->block;
  }
  // A minute that waits to be written is newer than what is stored of it: the calendar's clock was set back.
  const auto waiting =
      std::ranges::find_if(minutes_, [&](const Minute& one) { return one.minute == minute && one.stream == stream; });
  if (waiting != minutes_.end()) {
    open_[stream] = waiting;
    waiting->changed = true;
    return waiting->block;
  }
  if (minutes_.size() >= max_held_) drop_oldest();
  minutes_.push_back({stream, minute});
  open_[stream] = std::prev(minutes_.end());
  auto& block = minutes_.back().block;
  if (const auto stored = memory_.minute(stream, minute)) block = *stored;
  return block;
}

void MinuteCollector::drop_oldest() {
  auto& oldest = minutes_.front();
  if (oldest.changed) dropped_ += seconds_of(oldest.block);
  const auto open = open_.find(oldest.stream);
  if (open != open_.end() && open->second == minutes_.begin()) open_.erase(open);
  minutes_.pop_front();
}

void MinuteCollector::tick(int64_t now) {
  now_ = std::max(now_, now);
  std::vector<StreamKey> gone;
  for (const auto& [stream, call] : calls_) {
    if (call.seen + kCallGap < now_) gone.push_back(stream);
  }
  for (const auto& stream : gone) end_call(stream);
}

HistoryBatch MinuteCollector::changed() const {
  HistoryBatch batch;
  const auto add_title = [&](const ConferenceId& conference) { batch.titles.insert(*titles_.find(conference)); };
  for (const auto& minute : minutes_) {
    if (!minute.changed) continue;
    batch.minutes.push_back({minute.stream, minute.minute, &minute.block});
    add_title(minute.stream.first);
  }
  const auto add_call = [&](const CallRecord& record) {
    batch.calls.push_back(&record);
    add_title(record.conference);
  };
  std::ranges::for_each(ended_, add_call);
  for (const auto& [stream, call] : calls_) {
    if (call.changed) add_call(call.record);
  }
  return batch;
}

void MinuteCollector::written() {
  ended_.clear();
  for (auto& [stream, call] : calls_) call.changed = false;
  for (auto one = minutes_.begin(); one != minutes_.end();) {
    one->changed = false;
    const auto open = open_.find(one->stream);
    const bool is_open = open != open_.end() && open->second == one;
    if (is_open && one->minute >= now_ / kMinute) {
      ++one;
      continue;
    }
    if (is_open) open_.erase(open);
    one = minutes_.erase(one);
  }
  std::erase_if(titles_, [this](const auto& title) {
    const auto is_of = [&](const StreamKey& stream) { return stream.first == title.first; };
    return std::ranges::none_of(minutes_, [&](const Minute& one) { return is_of(one.stream); }) &&
           std::ranges::none_of(calls_, [&](const auto& call) { return is_of(call.first); });
  });
}

}  // namespace signaling
