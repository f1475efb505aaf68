// The README's tables say what the code does: message for message, field for field, refusal for refusal.
#include <fstream>
#include <iterator>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "signaling/protocol/message_rules.h"
#include "signaling/protocol/refusal.h"
#include "signaling/protocol/server_message.h"

namespace signaling {
namespace {

std::string readme() {
  std::ifstream in(PROTOCOL_README);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string row(const MessageRule& rule) {
  std::string fields;
  for (const auto& field : rule.fields) {
    if (!fields.empty()) fields += "; ";
    fields += fmt::format("`{}`: {}{}", field.name, describe(field).en, field.required ? "" : " (optional)");
  }
  auto who = describe(rule.sender).en;
  if (rule.action) who += fmt::format(": `{}`", to_string(*rule.action));
  return fmt::format("| `{}` | {} | {} |", rule.type, fields.empty() ? "–" : fields, who);
}

TEST(ProtocolReadme, HasEveryClientMessageWithItsFields) {
  const auto text = readme();
  for (const auto& rule : message_rules()) {
    EXPECT_NE(text.find(row(rule)), std::string::npos) << "not in the README:\n" << row(rule);
  }
}

TEST(ProtocolReadme, HasEveryServerMessage) {
  const auto text = readme();
  for (const auto& type : server_message_types()) {
    EXPECT_NE(text.find(fmt::format("| `{}` |", type)), std::string::npos) << type;
  }
}

TEST(ProtocolReadme, HasEveryRefusal) {
  const auto text = readme();
  for (const auto& rule : refusal_rules()) {
    const auto line = fmt::format("| `{}` | {} |", rule.word, rule.en);
    EXPECT_NE(text.find(line), std::string::npos) << "not in the README:\n" << line;
  }
}

TEST(ProtocolReadme, HasNoMessageTheCodeDoesNotKnow) {
  const auto text = readme();
  const auto types = server_message_types();
  size_t rows = 0;
  for (size_t at = text.find("\n| `"); at != std::string::npos; at = text.find("\n| `", at + 1)) ++rows;
  EXPECT_EQ(rows, message_rules().size() + types.size() + refusal_rules().size() + 8) << "8 close codes";
}

}  // namespace
}  // namespace signaling
