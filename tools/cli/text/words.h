#pragma once

#include <string>
#include <string_view>

#include "tools/cli/text/language.h"

namespace tools {

// Kinds of words that the service answers with.
enum class WordSet { kPhase, kRole, kDevice, kMail, kAnswer, kPresence, kHealth, kYesNo };

// The service's word as a person says it: kPhase "in_session" → "đang họp", "in session". A word that is not in the
// table comes back as it is: the service may be newer than this program.
std::string word(WordSet set, std::string_view word, Language language);

}  // namespace tools
