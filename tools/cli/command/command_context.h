#pragma once

#include <filesystem>
#include <functional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "tools/cli/command/asker.h"
#include "tools/cli/command/view.h"
#include "tools/cli/rest/api_client.h"
#include "tools/cli/text/time_text.h"

namespace tools {

// What a command works with. All of it outlives the command; one thread.
struct CommandContext {
  ApiClient& api;
  Asker& asker;
  std::ostream& out;    // the answer
  std::ostream& notes;  // what a person should know besides: stderr
  Language language = Language::kVietnamese;
  bool json = false;  // answers as JSON, for programs
  CalendarTime now{};
  ServerUrl server{};
  std::filesystem::path login_file{};  // where `login` keeps its token
  // Gives this process to the program of that name beside it, which goes to the same server as the same person, in the
  // same language. Returns only if that failed.
  std::function<Outcome<void>(std::string_view program, const std::vector<std::string>& arguments)> become{};

  // The answer: one line of JSON for programs, otherwise by the view.
  void print(const View& view, const boost::json::value& answer) const;
  void note(const Text& text) const { notes << in(language, text) << '\n'; }
};

}  // namespace tools
