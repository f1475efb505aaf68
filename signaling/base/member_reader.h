#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "signaling/base/clock_pair.h"

namespace signaling {

// Reads the members of one JSON object that was stored, taking it for hostile: each has its kind and its bounds. The
// first thing that is wrong is kept with the member's path ("sites[2].invited must be …"); reading goes on with
// defaults, so that a whole struct is read and asked once. finish() also refuses members that nobody asked for. Any one
// thread.
class MemberReader {
 public:
  // `value` and `problem` outlive the reader; readers of one document share `problem`, empty at first. `path` stands
  // before the names of members, e.g. "sites[2].".
  MemberReader(const boost::json::value& value, std::string& problem, std::string path = {});

  // UTF-8 without control characters (`lines`: but line ends and tabs), of `min` to `max` bytes.
  std::string text(std::string_view name, size_t min, size_t max);
  std::string lines(std::string_view name, size_t max);
  uint64_t number(std::string_view name, uint64_t min, uint64_t max);
  std::optional<uint64_t> number_or_null(std::string_view name, uint64_t min, uint64_t max);
  // A number, whole or with a fraction.
  std::optional<double> real_or_null(std::string_view name, double min, double max);
  bool boolean(std::string_view name);
  media::SiteId site(std::string_view name);  // 1 to 64 bytes
  // Within twenty years of `clocks`, so that sums of times do not overflow.
  media::Timestamp time(std::string_view name, const ClockPair& clocks);

  // Whether the member stands there at all; if not, it need not be asked for.
  bool has(std::string_view name) const { return object_.contains(name); }

  // One of `words`, as its value: {{"present", Presence::kPresent}, …}.
  template <typename T, size_t N>
  T word(std::string_view name, const std::pair<std::string_view, T> (&words)[N]);

  // One of the first `count` values of E, by its to_string().
  template <typename E>
  E word_of(std::string_view name, int count);

  // Calls `read(MemberReader&)` for each object of the array `name`, which has at most `max`.
  template <typename F>
  void objects(std::string_view name, size_t max, F read);

  // Notes what is wrong with the member unless something was before.
  void fail(std::string_view name, std::string_view wanted);
  // The last call: whatever was not asked for is wrong.
  void finish();

 private:
  const boost::json::value* member(std::string_view name);
  const boost::json::array* array(std::string_view name, size_t max);
  std::string any_text(std::string_view name, size_t min, size_t max, bool lines);

  const boost::json::object& object_;
  std::string& problem_;
  std::string path_;
  std::vector<std::string_view> asked_;
};

template <typename T, size_t N>
T MemberReader::word(std::string_view name, const std::pair<std::string_view, T> (&words)[N]) {
  const std::string given = text(name, 1, 64);
  for (const auto& [word, value] : words) {
    if (word == given) return value;
  }
  fail(name, "must be a word that is known here");
  return words[0].second;
}

template <typename E>
E MemberReader::word_of(std::string_view name, int count) {
  const std::string given = text(name, 1, 64);
  for (int i = 0; i < count; ++i) {
    if (to_string(static_cast<E>(i)) == given) return static_cast<E>(i);
  }
  fail(name, "must be a word that is known here");
  return {};
}

template <typename F>
void MemberReader::objects(std::string_view name, size_t max, F read) {
  const auto* elements = array(name, max);
  if (elements == nullptr) return;
  for (size_t i = 0; i < elements->size(); ++i) {
    MemberReader reader((*elements)[i], problem_, path_ + std::string(name) + "[" + std::to_string(i) + "].");
    read(reader);
    reader.finish();
  }
}

}  // namespace signaling
