#include "signaling/alarms/trouble.h"

#include <algorithm>
#include <optional>
#include <string>

#include "signaling/diagnosis/words.h"

namespace signaling {
namespace {

// What is wrong, and the strongest ground.
Text text_of(Text what, const std::vector<Evidence>& evidence) {
  if (evidence.empty()) return what;
  const Text ground = describe(evidence.front());
  return {what.vi + " " + ground.vi, what.en + " " + ground.en};
}

Text advice_of(Advice advice) { return advice == Advice::kNothing ? Text{} : describe(advice); }

std::optional<AlarmCause> cause_of(const ConferenceId& conference, const SiteId& site, const Verdict& verdict) {
  switch (verdict.kind) {
    case VerdictKind::kFine: return std::nullopt;
    case VerdictKind::kUplink: return AlarmCause{AlarmKind::kLineUp, conference, site, {}};
    case VerdictKind::kDownlink: return AlarmCause{AlarmKind::kLineDown, conference, site, {}};
    case VerdictKind::kTrunk: return AlarmCause{AlarmKind::kTrunk, {}, {}, verdict.trunk};
    case VerdictKind::kHallCamera:
    case VerdictKind::kHallMicrophone:
    case VerdictKind::kHallLoudspeaker:
    case VerdictKind::kHallComputer:
    case VerdictKind::kHallBrowser:
      return AlarmCause{AlarmKind::kHall, conference, site, std::string(to_string(verdict.kind))};
    case VerdictKind::kUnreachable: return AlarmCause{AlarmKind::kUnreachable, conference, site, {}};
    case VerdictKind::kServer: return AlarmCause{AlarmKind::kServer, {}, {}, {}};
  }
  return std::nullopt;
}

bool explains_silence(VerdictKind kind) { return is_line(kind) || kind == VerdictKind::kUnreachable; }

bool is_silent_by_itself(const SiteVerdict& site) {
  return site.silence && site.silence->kind != SilenceKind::kNobodySpeaks && !explains_silence(site.verdict.kind);
}

bool is_server(const SiteVerdict& site) { return site.verdict.kind == VerdictKind::kServer; }

}  // namespace

TroublesNow troubles_of(const ConferenceId& conference, std::span<const SiteVerdict> verdicts) {
  TroublesNow now;
  if (const auto server = std::ranges::find_if(verdicts, is_server); server != verdicts.end()) {
    now.sites_unknown = true;
    now.all.push_back({{AlarmKind::kServer, {}, {}, {}}, text_of(describe(server->verdict), server->verdict.evidence),
                       advice_of(server->verdict.advice)});
    return now;
  }
  for (const auto& site : verdicts) {
    if (const auto cause = cause_of(conference, site.site, site.verdict)) {
      now.all.push_back({*cause, text_of(describe(site.verdict), site.verdict.evidence),
                         advice_of(site.verdict.advice)});
    }
    if (is_silent_by_itself(site)) {
      now.all.push_back({{AlarmKind::kSilentHolder, conference, site.site, {}},
                         text_of(describe(site.silence->kind), site.silence->evidence),
                         advice_of(site.silence->advice)});
    }
  }
  return now;
}

}  // namespace signaling
