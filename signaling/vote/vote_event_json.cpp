#include "signaling/vote/vote_event_json.h"

#include <limits>
#include <string>
#include <utility>

#include <boost/json/array.hpp>

#include "signaling/base/member_reader.h"

namespace signaling {
namespace {

namespace json = boost::json;

constexpr uint64_t kMaxId = std::numeric_limits<uint32_t>::max();
constexpr uint64_t kMaxTotal = uint64_t{kMaxHands} * kMaxVoteSites;

// ---- writing: the members beside `at`, which begin with the event's word -------------------------------------------

json::array to_array(const std::vector<VoteSite>& sites) {
  json::array array;
  for (const auto& [site, invited, present] : sites) {
    array.push_back(json::object{{"site", site.value()}, {"invited", invited}, {"present", present}});
  }
  return array;
}

json::object begin(std::string_view event, uint64_t vote) { return {{"event", event}, {"vote", vote}}; }

void add(json::object& object, const VoteCount& count) {
  object["yes"] = count.yes;
  object["no"] = count.no;
  object["abstain"] = count.abstain;
}

json::object members(const VoteOpened& opened) {
  auto object = begin("opened", opened.vote);
  object["question"] = opened.question;
  object["quorum"] = opened.quorum;
  object["sites"] = to_array(opened.sites);
  return object;
}

json::object members(const VoteSitesChanged& changed) {
  auto object = begin("sites_changed", changed.vote);
  object["sites"] = to_array(changed.sites);
  return object;
}

json::object members(const VoteEntered& entered) {
  auto object = begin("entered", entered.vote);
  object["site"] = entered.site.value();
  add(object, entered.count);
  object["by"] = entered.by;
  object["replaces"] = entered.replaces;
  return object;
}

json::object members(const VoteClosed& closed) { return begin("closed", closed.vote); }

json::object members(const VoteConfirmed& confirmed) {
  auto object = begin("confirmed", confirmed.vote);
  add(object, confirmed.total);
  object["invited"] = confirmed.invited;
  object["present"] = confirmed.present;
  object["valid"] = confirmed.valid;
  return object;
}

json::object members(const VoteCancelled& cancelled) { return begin("cancelled", cancelled.vote); }

// ---- reading -------------------------------------------------------------------------------------------------------

using What = decltype(VoteEvent::what);

uint32_t small(MemberReader& reader, std::string_view name, uint64_t max) {
  return static_cast<uint32_t>(reader.number(name, 0, max));
}

uint64_t vote_id(MemberReader& reader) { return reader.number("vote", 1, kMaxId); }

std::vector<VoteSite> sites(MemberReader& reader) {
  std::vector<VoteSite> sites;
  reader.objects("sites", kMaxVoteSites, [&](MemberReader& element) {
    VoteSite site;
    site.site = element.site("site");
    site.invited = small(element, "invited", kMaxHands);
    site.present = small(element, "present", kMaxHands);
    sites.push_back(std::move(site));
  });
  return sites;
}

VoteCount count(MemberReader& reader, uint64_t max) {
  VoteCount count;
  count.yes = small(reader, "yes", max);
  count.no = small(reader, "no", max);
  count.abstain = small(reader, "abstain", max);
  return count;
}

What read_opened(MemberReader& reader) {
  VoteOpened opened;
  opened.vote = vote_id(reader);
  opened.question = reader.text("question", 1, kMaxQuestionBytes);
  opened.quorum = small(reader, "quorum", 100);
  opened.sites = sites(reader);
  return opened;
}

What read_sites_changed(MemberReader& reader) {
  VoteSitesChanged changed;
  changed.vote = vote_id(reader);
  changed.sites = sites(reader);
  return changed;
}

What read_entered(MemberReader& reader) {
  VoteEntered entered;
  entered.vote = vote_id(reader);
  entered.site = reader.site("site");
  entered.count = count(reader, kMaxHands);
  entered.by = reader.text("by", 0, kMaxEntererBytes);
  entered.replaces = reader.boolean("replaces");
  return entered;
}

What read_closed(MemberReader& reader) { return VoteClosed{vote_id(reader)}; }

What read_confirmed(MemberReader& reader) {
  VoteConfirmed confirmed;
  confirmed.vote = vote_id(reader);
  confirmed.total = count(reader, kMaxTotal);
  confirmed.invited = small(reader, "invited", kMaxTotal);
  confirmed.present = small(reader, "present", kMaxTotal);
  confirmed.valid = reader.boolean("valid");
  return confirmed;
}

What read_cancelled(MemberReader& reader) { return VoteCancelled{vote_id(reader)}; }

using Read = What (*)(MemberReader&);
constexpr std::pair<std::string_view, Read> kEvents[] = {
    {"opened", read_opened}, {"sites_changed", read_sites_changed}, {"entered", read_entered},
    {"closed", read_closed}, {"confirmed", read_confirmed},         {"cancelled", read_cancelled},
};

}  // namespace

json::object to_json(const VoteEvent& event, const ClockPair& clocks) {
  json::object object{{"at", to_exact_date_time(clocks.to_wall(event.at))}};
  for (auto& member : std::visit([](const auto& what) { return members(what); }, event.what)) object.insert(member);
  return object;
}

media::Result<VoteEvent> read_vote_event(const json::value& value, const ClockPair& clocks) {
  std::string problem;
  MemberReader reader(value, problem);
  VoteEvent event;
  event.at = reader.time("at", clocks);
  event.what = reader.word("event", kEvents)(reader);
  reader.finish();
  if (!problem.empty()) return media::failure("vote.bad_event", "The vote's event cannot be read: " + problem);
  return event;
}

}  // namespace signaling
