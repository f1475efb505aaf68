#pragma once

#include <string>

#include "tools/cli/text/failure.h"
#include "tools/cli/text/language.h"

namespace tools {

// Asks the person at the terminal.
class Asker {
 public:
  virtual ~Asker() = default;
  // What was typed, unseen. Wrong use if nobody can be asked.
  virtual Outcome<std::string> secret(const Text& question) = 0;
  // Whether the answer was yes ("c", "có", "y", "yes"). Wrong use if nobody can be asked: --yes answers beforehand.
  virtual Outcome<bool> confirm(const Text& question) = 0;
  // The first line of the standard input, for --password-stdin.
  virtual Outcome<std::string> input_line() = 0;
};

// Asks on the process's terminal (/dev/tty), also while standard input and output are pipes.
class TerminalAsker : public Asker {
 public:
  explicit TerminalAsker(Language language) : language_(language) {}
  Outcome<std::string> secret(const Text& question) override;
  Outcome<bool> confirm(const Text& question) override;
  Outcome<std::string> input_line() override;

 private:
  const Language language_;
};

}  // namespace tools
