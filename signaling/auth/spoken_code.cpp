#include "signaling/auth/spoken_code.h"

#include <sodium.h>

#include "signaling/auth/sodium_ready.h"

namespace signaling {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
static_assert(kAlphabet.size() == 32);
constexpr size_t kMaxTyped = 32;  // bytes

// The character of the alphabet that was meant; 0 if none was.
char meant(char typed) {
  const char c = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
  if (c == 'O') return '0';
  if (c == 'I' || c == 'L') return '1';
  return kAlphabet.find(c) == std::string_view::npos ? '\0' : c;
}

}  // namespace

std::string make_spoken_code() {
  require_sodium();
  std::string code;
  for (size_t i = 0; i < kSpokenCodeSize; ++i) code += kAlphabet[randombytes_uniform(kAlphabet.size())];
  return code;
}

std::string show_spoken_code(std::string_view code) {
  return std::string(code.substr(0, kSpokenGroupSize)) + '-' + std::string(code.substr(kSpokenGroupSize));
}

std::optional<std::string> parse_spoken_code(std::string_view typed) {
  if (typed.size() > kMaxTyped) return std::nullopt;
  std::string code;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    const char character = meant(c);
    if (character == '\0') return std::nullopt;
    code += character;
  }
  return code.size() == kSpokenCodeSize ? std::optional(code) : std::nullopt;
}

}  // namespace signaling
