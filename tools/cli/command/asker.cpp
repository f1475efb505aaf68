#include "tools/cli/command/asker.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <iostream>
#include <optional>

namespace tools {
namespace {

constexpr size_t kLongestLine = 4096;

// The terminal of this process, while it is open. Its echo can be switched off, and is on again at the end.
class Terminal {
 public:
  Terminal() : file_(open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)) {}
  ~Terminal() {
    if (saved_) tcsetattr(file_, TCSAFLUSH, &*saved_);
    if (file_ >= 0) close(file_);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  bool is_there() const { return file_ >= 0; }

  void hide_typing() {
    termios settings{};
    if (tcgetattr(file_, &settings) != 0) return;
    saved_ = settings;
    settings.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    settings.c_lflag |= ECHONL;
    tcsetattr(file_, TCSAFLUSH, &settings);
  }

  void say(const std::string& text) const { [[maybe_unused]] const auto size = write(file_, text.data(), text.size()); }

  std::optional<std::string> line() const {
    std::string text;
    while (text.size() < kLongestLine) {
      char c = 0;
      const ssize_t size = read(file_, &c, 1);
      if (size < 0 && errno == EINTR) continue;
      if (size <= 0) return std::nullopt;
      if (c == '\n') break;
      text += c;
    }
    return text;
  }

 private:
  int file_;
  std::optional<termios> saved_;
};

auto nobody_to_ask() {
  return wrong_use("Không có ai ở bàn phím để hỏi. Dùng --yes hoặc --password-stdin.",
                   "There is nobody at a terminal to ask. Use --yes or --password-stdin.");
}

}  // namespace

Outcome<std::string> TerminalAsker::secret(const Text& question) {
  Terminal terminal;
  if (!terminal.is_there()) return nobody_to_ask();
  terminal.hide_typing();
  terminal.say(in(language_, question) + ": ");
  auto line = terminal.line();
  if (!line) return nobody_to_ask();
  return *line;
}

Outcome<bool> TerminalAsker::confirm(const Text& question) {
  Terminal terminal;
  if (!terminal.is_there()) return nobody_to_ask();
  terminal.say(in(language_, question) + (language_ == Language::kVietnamese ? " [c/K] " : " [y/N] "));
  const auto line = terminal.line();
  if (!line) return nobody_to_ask();
  constexpr std::array<std::string_view, 8> kYes = {"c", "C", "có", "Có", "co", "y", "Y", "yes"};
  return std::ranges::count(kYes, *line) > 0;
}

Outcome<std::string> TerminalAsker::input_line() {
  std::string line;
  if (!std::getline(std::cin, line)) {
    return wrong_use("Không có dòng nào ở đầu vào chuẩn.", "There is no line on the standard input.");
  }
  return line;
}

}  // namespace tools
