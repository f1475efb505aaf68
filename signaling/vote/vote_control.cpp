#include "signaling/vote/vote_control.h"

#include <algorithm>
#include <set>
#include <utility>

#include "signaling/base/text.h"
#include "signaling/base/unicode.h"
#include "signaling/vote/vote_state.h"

namespace signaling {
namespace {

constexpr uint32_t kMaxQuorum = 100;
constexpr size_t kMaxSiteBytes = 64;

tl::unexpected<VoteError> refuse(VoteFault fault) { return tl::unexpected(VoteError{.fault = fault}); }

tl::unexpected<VoteError> bad_text(std::string_view field, const SiteId& site = {}) {
  return tl::unexpected(VoteError{.fault = VoteFault::kBadText, .field = field, .site = site});
}

VoteControl::Result check_range(std::string_view field, uint64_t given, uint64_t limit, const SiteId& site = {}) {
  if (given <= limit) return {};
  return tl::unexpected(VoteError{VoteFault::kOutOfRange, field, given, limit, site});
}

VoteControl::Result check_question(std::string_view question) {
  if (question.empty() || !is_plain_line(question)) return bad_text("question");
  return check_range("question", question.size(), kMaxQuestionBytes);
}

VoteControl::Result check_site(const VoteSite& site) {
  const auto& id = site.site.value();
  if (id.empty() || id.size() > kMaxSiteBytes || !is_plain_line(id)) return bad_text("sites", site.site);
  return check_range("sites", std::max(site.invited, site.present), kMaxHands, site.site);
}

VoteControl::Result check_sites(const std::vector<VoteSite>& sites) {
  if (auto few = check_range("sites", sites.size(), kMaxVoteSites); !few) return few;
  std::set<SiteId> ids;
  for (const auto& site : sites) {
    if (auto right = check_site(site); !right) return right;
    if (!ids.insert(site.site).second) return bad_text("sites", site.site);
  }
  return {};
}

// Hands at a site against the delegates who are there.
VoteControl::Result check_hands(const Vote& vote, const SiteId& site, const VoteCount& count) {
  const auto* place = vote.find_site(site);
  const uint32_t present = place == nullptr ? 0 : place->present;
  if (count.sum() <= present) return {};
  return tl::unexpected(VoteError{VoteFault::kExceedsPresent, {}, count.sum(), present, site});
}

VoteControl::Result check_count(const Vote& vote, const SiteId& site, const VoteCount& count) {
  if (vote.find_site(site) == nullptr) {
    return tl::unexpected(VoteError{.fault = VoteFault::kUnknownSite, .site = site});
  }
  return check_range("yes", count.yes, kMaxHands, site)
      .and_then([&] { return check_range("no", count.no, kMaxHands, site); })
      .and_then([&] { return check_range("abstain", count.abstain, kMaxHands, site); })
      .and_then([&] { return check_hands(vote, site, count); });
}

}  // namespace

VoteControl::Result VoteControl::open(std::string question, uint32_t quorum, std::vector<VoteSite> sites,
                                      Timestamp now) {
  if (is(VotePhase::kOpen)) return refuse(VoteFault::kAlreadyOpen);
  if (is(VotePhase::kClosed)) return refuse(VoteFault::kNotConfirmed);
  if (state_.votes.size() >= kMaxVotes) return refuse(VoteFault::kTooManyVotes);
  const auto right =
      check_question(question).and_then([&] { return check_range("quorum", quorum, kMaxQuorum); }).and_then([&] {
        return check_sites(sites);
      });
  if (!right) return right;
  const uint64_t id = current() == nullptr ? 1 : current()->id + 1;
  happen({now, VoteOpened{id, std::move(question), quorum, std::move(sites)}});
  return {};
}

VoteControl::Result VoteControl::follow_roll(std::vector<VoteSite> sites, Timestamp now) {
  if (!is(VotePhase::kOpen) || current()->sites == sites) return {};
  if (auto right = check_sites(sites); !right) return right;
  happen({now, VoteSitesChanged{current()->id, std::move(sites)}});
  return {};
}

tl::expected<std::optional<VoteEntry>, VoteError> VoteControl::enter(const SiteId& site, VoteCount count,
                                                                     std::string_view by, Timestamp now) {
  if (!is(VotePhase::kOpen)) return refuse(VoteFault::kNotOpen);
  if (!is_plain_line(by)) return bad_text("by");
  if (auto right = check_count(*current(), site, count); !right) return tl::unexpected(right.error());
  const auto* former = current()->find_entry(site);
  const auto replaced = former == nullptr ? std::nullopt : std::optional(*former);
  happen({now, VoteEntered{current()->id, site, count, clip(by, kMaxEntererBytes), replaced.has_value()}});
  return replaced;
}

VoteControl::Result VoteControl::close(Timestamp now) {
  if (!is(VotePhase::kOpen)) return refuse(VoteFault::kNotOpen);
  for (const auto& entry : current()->entries) {
    if (auto right = check_hands(*current(), entry.site, entry.count); !right) return right;
  }
  happen({now, VoteClosed{current()->id}});
  return {};
}

VoteControl::Result VoteControl::confirm(Timestamp now) {
  if (!is(VotePhase::kClosed)) return refuse(VoteFault::kNotClosed);
  const auto result = current()->result();
  happen({now, VoteConfirmed{current()->id, result.total, result.invited, result.present, result.valid}});
  return {};
}

VoteControl::Result VoteControl::cancel(Timestamp now) {
  if (!is(VotePhase::kOpen) && !is(VotePhase::kClosed)) return refuse(VoteFault::kNotOpen);
  happen({now, VoteCancelled{current()->id}});
  return {};
}

std::vector<VoteResult> VoteControl::past() const {
  std::vector<VoteResult> results;
  for (const auto& vote : state_.votes) {
    if (&vote != current() && vote.phase == VotePhase::kConfirmed) results.push_back(vote.result());
  }
  return results;
}

std::vector<VoteEvent> VoteControl::take_events() { return std::exchange(events_, {}); }

void VoteControl::restore(std::span<const VoteEvent> events) {
  for (const auto& event : events) apply(state_, event);
}

void VoteControl::happen(VoteEvent event) {
  events_.push_back(std::move(event));
  apply(state_, events_.back());
}

}  // namespace signaling
