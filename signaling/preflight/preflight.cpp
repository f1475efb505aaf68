#include "signaling/preflight/preflight.h"

#include <algorithm>
#include <utility>

namespace signaling {
namespace {

using media::kNever;

constexpr size_t kMostSeconds = 10;  // kept of one test

const CheckOutcome* find_check(const PreflightReport& report, PreflightCheck check) {
  const auto found = std::ranges::find(report.checks, check, &CheckOutcome::check);
  return found == report.checks.end() ? nullptr : &*found;
}

// What the former test heard of the hall stays true where the new one did not listen.
void keep_echo(PreflightReport& report, const PreflightReport& former) {
  const auto* heard = find_check(former, PreflightCheck::kEcho);
  const auto place = std::ranges::find(report.checks, PreflightCheck::kEcho, &CheckOutcome::check);
  if (heard != nullptr && heard->result != CheckResult::kSkipped && place != report.checks.end()) *place = *heard;
}

// Red by something that a test without sounds may find better.
bool is_worth_a_retest(const PreflightReport& report) {
  return std::ranges::any_of(report.checks, [](const auto& check) {
    return check.result == CheckResult::kFail && check.check != PreflightCheck::kEcho;
  });
}

bool says_absent(const PreflightReport& report) {
  const auto* reach = find_check(report, PreflightCheck::kReach);
  return reach != nullptr && reach->finding == Finding::kAbsent;
}

}  // namespace

Preflight::Preflight(const PreflightSettings& settings, uint64_t first_test)
    : settings_(settings), next_test_(first_test) {}

void Preflight::restore(const SiteId& site, PreflightReport report, Timestamp at) {
  Site restored;
  restored.now.site = site;
  restored.report = std::make_shared<const PreflightReport>(std::move(report));
  restored.reported = at;
  sites_.push_back(std::move(restored));
  ++version_;
}

// ---- the conference ------------------------------------------------------------------------------------------------

void Preflight::update(std::span<const TestSite> sites, const TestConditions& conditions, Timestamp now) {
  arrange(sites);
  const bool opens = conditions.testing && !conditions_.testing;
  const bool begins = !conditions.testing && conditions_.testing;
  conditions_ = conditions;
  for (size_t i = 0; i < sites.size(); ++i) follow(sites_[i], sites[i], now);
  if (opens) {
    for (auto& site : sites_) plan(site, now);
  }
  if (begins) forget_plans();
  begin_waiting(now);
}

void Preflight::arrange(std::span<const TestSite> sites) {
  const auto name = [](const Site& site) -> const SiteId& { return site.now.site; };
  if (std::ranges::equal(sites, sites_, {}, &TestSite::site, name)) return;
  std::vector<Site> arranged;
  arranged.reserve(sites.size());
  for (const auto& each : sites) {
    const auto found = std::ranges::find(sites_, each.site, name);
    Site site;
    if (found != sites_.end()) site = std::move(*found);
    site.now.site = each.site;
    arranged.push_back(std::move(site));
  }
  sites_ = std::move(arranged);
  ++version_;
}

void Preflight::follow(Site& site, const TestSite& now, Timestamp at) {
  const TestSite former = std::exchange(site.now, now);
  const bool fresh = std::exchange(site.fresh, false);
  const bool went = former.connected_since && !now.connected_since;
  const bool came = now.connected_since && (!former.connected_since || former.device != now.device);
  if (site.run) site.run->evidence.media = site.run->evidence.media || now.media;
  if (went) lose(site, at);
  if (site.run && !site.run->answered && came) {
    // Another device took the place of the one that was asked.
    const auto left = std::exchange(site.run, std::nullopt);
    want(site, left->evidence.sounds, left->by);
  }
  if (fresh || came || went) plan(site, at);
}

void Preflight::lose(Site& site, Timestamp now) {
  const auto wish = std::exchange(site.wish, std::nullopt);
  if (site.run) return end_run(site, site.run->answered ? TestEnd::kAnswered : TestEnd::kLeft, now);
  if (wish && wish->by) conclude(site, {.end = TestEnd::kAbsent}, wish->by, now);
}

void Preflight::plan(Site& site, Timestamp now) {
  site.reds = 0;
  site.due = kNever;
  ++version_;
  if (!conditions_.testing) return;
  const auto& since = site.now.connected_since;
  site.due = since ? std::max(now, *since + kSettle) : now + kAbsence;
}

void Preflight::forget_plans() {
  for (auto& site : sites_) {
    site.due = kNever;
    if (site.wish && !site.wish->by) site.wish.reset();
  }
  ++version_;
}

// ---- wishes --------------------------------------------------------------------------------------------------------

void Preflight::request(const std::optional<SiteId>& site, bool sounds, const std::string& by, Timestamp now) {
  for (auto& each : sites_) {
    if (!site || each.now.site == *site) ask(each, sounds, by, now);
  }
  begin_waiting(now);
}

void Preflight::ask(Site& site, bool sounds, const std::string& by, Timestamp now) {
  if (site.now.connected_since) return want(site, sounds, by);
  const bool told = site.report && says_absent(*site.report) && now - site.reported < kRepeat;
  if (!told) conclude(site, {.end = TestEnd::kAbsent}, by, now);
}

void Preflight::want(Site& site, bool sounds, const std::optional<std::string>& by) {
  if (site.run && (site.run->evidence.sounds || !sounds)) {  // that one serves
    if (!site.run->by) site.run->by = by;
    return;
  }
  if (!site.wish) site.wish = Wish{next_order_++, sounds, by};
  site.wish->sounds = site.wish->sounds || sounds;
  if (!site.wish->by) site.wish->by = by;
  ++version_;
}

// ---- tests ---------------------------------------------------------------------------------------------------------

void Preflight::begin_waiting(Timestamp now) {
  looked_ = now;
  auto running = std::ranges::count_if(sites_, [](const Site& site) { return site.run.has_value(); });
  for (; running < static_cast<std::ptrdiff_t>(kAtOnce); ++running) {
    Site* next = nullptr;
    for (auto& site : sites_) {
      if (!may_begin(site, now)) continue;
      if (next == nullptr || site.wish->order < next->wish->order) next = &site;
    }
    if (next == nullptr) return;
    begin(*next, now);
  }
}

bool Preflight::may_begin(const Site& site, Timestamp now) const {
  if (!site.wish || site.run || !site.now.connected_since || !conditions_.measuring) return false;
  if (now < *site.now.connected_since + kSettle) return false;
  return conditions_.testing || !(site.now.has_floor || (site.wish->sounds && site.now.live));
}

void Preflight::begin(Site& site, Timestamp now) {
  Run run;
  run.test = next_test_++;
  run.since = now;
  run.by = site.wish->by;
  run.evidence.sounds = site.wish->sounds;
  run.evidence.probed = conditions_.testing;
  run.evidence.media = site.now.media;
  starts_.push_back({site.now.site, run.test, run.evidence.sounds, run.evidence.probed});
  site.wish.reset();
  site.run = std::move(run);
  ++version_;
}

bool Preflight::answer(const SiteId& site, uint64_t test, EndpointTest found, Timestamp now) {
  Site* tested = find(site);
  if (tested == nullptr || !tested->run || tested->run->test != test || tested->run->answered) return false;
  auto& run = *tested->run;
  run.answered = true;
  run.evidence.endpoint = std::move(found);
  if (now >= run.since + kQuiet) {
    end_run(*tested, TestEnd::kAnswered, now);
    begin_waiting(now);
  }
  return true;
}

void Preflight::add_second(const mcu::SiteSecond& second, Timestamp now) {
  Site* site = find(second.site);
  if (site == nullptr || !site->run || now > site->run->since + kQuiet) return;
  auto& seconds = site->run->evidence.seconds;
  if (seconds.size() < kMostSeconds) seconds.push_back({second.uplink, second.downlink});
}

void Preflight::end_run(Site& site, TestEnd end, Timestamp now) {
  auto run = std::exchange(site.run, std::nullopt);
  run->evidence.end = end;
  conclude(site, run->evidence, run->by, now);
}

void Preflight::conclude(Site& site, const TestEvidence& evidence, const std::optional<std::string>& by,
                         Timestamp now) {
  auto report = judge(evidence, settings_, kPatience);
  report.asked_by = by.value_or("");
  if (!evidence.sounds && site.report) keep_echo(report, *site.report);
  const bool again = is_worth_a_retest(report);
  site.report = std::make_shared<const PreflightReport>(std::move(report));
  site.reported = now;
  site.reds = again ? site.reds + 1 : 0;
  const bool by_itself = again && conditions_.testing && site.now.connected_since;
  site.due = !by_itself ? kNever : now + (site.reds == 1 ? kFirstRetest : kRetest);
  finished_.push_back({site.now.site, site.report});
  ++version_;
}

// ---- time ----------------------------------------------------------------------------------------------------------

Timestamp Preflight::deadline_of(const Site& site) const {
  Timestamp earliest = site.due;
  if (site.run) earliest = std::min(earliest, site.run->since + (site.run->answered ? kQuiet : kPatience));
  if (site.wish && site.now.connected_since) {
    const Timestamp settled = *site.now.connected_since + kSettle;
    if (settled > looked_) earliest = std::min(earliest, settled);
  }
  return earliest;
}

Timestamp Preflight::next_deadline() const {
  Timestamp earliest = kNever;
  for (const auto& site : sites_) earliest = std::min(earliest, deadline_of(site));
  return earliest;
}

void Preflight::handle_timeout(Timestamp now) {
  for (auto& site : sites_) {
    if (site.run && site.run->answered && site.run->since + kQuiet <= now) end_run(site, TestEnd::kAnswered, now);
    if (site.run && site.run->since + kPatience <= now) end_run(site, TestEnd::kNoAnswer, now);
    if (site.due > now) continue;
    site.due = kNever;
    if (site.now.connected_since) {
      want(site, false, std::nullopt);
    } else {
      conclude(site, {.end = TestEnd::kAbsent}, std::nullopt, now);
    }
  }
  begin_waiting(now);
}

// ---- questions -----------------------------------------------------------------------------------------------------

Preflight::Site* Preflight::find(const SiteId& site) {
  const auto found = std::ranges::find_if(sites_, [&](const Site& each) { return each.now.site == site; });
  return found == sites_.end() ? nullptr : &*found;
}

std::vector<Preflight::Start> Preflight::take_starts() { return std::exchange(starts_, {}); }

std::vector<Preflight::Finished> Preflight::take_finished() { return std::exchange(finished_, {}); }

std::vector<Preflight::Status> Preflight::statuses() const {
  std::vector<Status> statuses;
  statuses.reserve(sites_.size());
  for (const auto& site : sites_) {
    Status status{site.now.site, TestState::kUntested, site.report, site.reported};
    if (site.report) status.state = TestState::kDone;
    if (site.reds > 0 && site.due != kNever && !site.run && !site.wish) status.retest_at = site.due;
    if (site.wish) status.state = TestState::kWaiting;
    if (site.run) status.state = TestState::kRunning;
    statuses.push_back(std::move(status));
  }
  return statuses;
}

}  // namespace signaling
