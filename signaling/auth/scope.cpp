#include "signaling/auth/scope.h"

#include <algorithm>

namespace signaling {
namespace {

std::optional<Scope> parse_scope(std::string_view text) {
  const auto found =
      std::find_if(kTokenScopes.begin(), kTokenScopes.end(), [&](Scope scope) { return to_string(scope) == text; });
  return found == kTokenScopes.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

std::string_view to_string(Scope scope) {
  switch (scope) {
    case Scope::kRead: return "read";
    case Scope::kBook: return "book";
    case Scope::kConference: return "conference";
    case Scope::kTechnical: return "technical";
    case Scope::kMetrics: return "metrics";
    case Scope::kAdmin: return "admin";
    case Scope::kPerson: return "person";
    case Scope::kSelf: return "self";
  }
  return "";
}

std::string to_string(Scopes scopes) {
  std::string text;
  for (const Scope scope : kTokenScopes) {
    if (!scopes.contains(scope)) continue;
    if (!text.empty()) text += ' ';
    text += to_string(scope);
  }
  return text;
}

std::optional<Scopes> parse_scopes(std::string_view text) {
  Scopes scopes;
  while (true) {  // ends after as many words as there are scopes: each is taken once
    const size_t end = std::min(text.find(' '), text.size());
    const auto scope = parse_scope(text.substr(0, end));
    if (!scope || scopes.contains(*scope)) return std::nullopt;
    scopes = scopes.with(*scope);
    if (end == text.size()) return scopes;
    text.remove_prefix(end + 1);
  }
}

}  // namespace signaling
