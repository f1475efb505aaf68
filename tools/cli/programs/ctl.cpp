// The command line for administrators, operators and programs. See tools/cli/README.md.
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <system_error>
#include <thread>

#include <unistd.h>

#include <boost/json/serialize.hpp>

#include "tools/cli/command/command_line.h"
#include "tools/cli/command/login_file.h"
#include "tools/cli/command/text_file.h"
#include "tools/cli/rest/curl_transport.h"
#include "tools/cli/text/display.h"

namespace {

using namespace tools;

std::optional<std::string> environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

// Where to go, and as whom.
struct Access {
  ServerUrl server;
  std::string token;
};

std::string first_line(const std::string& text) { return text.substr(0, text.find_first_of("\r\n")); }

// The token that was named for this call; empty: none.
Outcome<std::string> named_token(const GeneralOptions& general) {
  if (general.token_file.empty()) return first_line(environment("DIEM_CAU_TOKEN").value_or(""));
  const auto text = read_text_file(general.token_file);
  if (!text) return tl::unexpected(text.error());
  return first_line(*text);
}

// A token that `login` keeps goes to the server it came from and to no other.
Outcome<Access> access_of(const GeneralOptions& general, const std::filesystem::path& login_file) {
  auto token = named_token(general);
  if (!token) return tl::unexpected(std::move(token.error()));
  const auto login = token->empty() ? read_login(login_file) : Outcome<std::optional<Login>>();
  if (!login) return tl::unexpected(login.error());
  auto server = general.server.empty() && *login ? parse_server_url((*login)->server)
                : general.server.empty()         ? Outcome<ServerUrl>(ServerUrl())
                                                 : parse_server_url(general.server);
  if (!server) return tl::unexpected(std::move(server.error()));
  if (*login && (*login)->server == server->origin) *token = (*login)->token;
  return Access{std::move(*server), std::move(*token)};
}

void warn(const GeneralOptions& general, const Access& access, const CommandContext& context) {
  if (general.insecure) {
    context.note({"CẢNH BÁO: --insecure không kiểm tra chứng chỉ. Mật khẩu và mã truy cập có thể bị đánh cắp.",
                  "WARNING: --insecure checks no certificate. Passwords and tokens may be stolen."});
  }
  if (!access.server.tls && !access.server.loopback) {
    context.note({"CẢNH BÁO: " + access.server.origin + " không mã hóa. Hãy dùng https.",
                  "WARNING: " + access.server.origin + " is not encrypted. Use https."});
  }
}

void wait(std::chrono::seconds span, Language language) {
  const std::string shown = show_span(span, language);
  std::cerr << in(language, {"Dịch vụ yêu cầu đợi " + shown + "…", "The service asks to wait " + shown + "…"}) << '\n';
  std::this_thread::sleep_for(span);
}

// Where the programs in Python stand: beside an installed one, or in the tree it was built in. Empty: nowhere.
std::filesystem::path script(std::string_view program) {
  std::error_code error;
  const auto own = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  for (const char* folder : {"../lib/diem-cau/ctl", "../../../tools/cli"}) {
    const auto found = std::filesystem::weakly_canonical(own / folder / program, error);
    if (!error && std::filesystem::exists(found / "__main__.py", error)) return found;
  }
  return {};
}

// The token goes by the environment, which only its owner can read, and not by the arguments, which everybody can.
Outcome<void> become(std::string_view program, const std::vector<std::string>& further, const GeneralOptions& general,
                     const Access& access, Language language) {
  const auto place = script(program);
  if (place.empty()) {
    return fail(ExitStatus::kWrongUse, "program.missing",
                "Thiếu phần " + std::string(program) + " của gói diem-cau. Hãy cài lại gói.",
                "The part " + std::string(program) + " of the package diem-cau is missing. Install it again.");
  }
  std::vector<std::string> words{"python3", "-B", place.string(), "--server", access.server.origin,
                                 "--lang",  language == Language::kEnglish ? "en" : "vi"};
  if (!general.ca_file.empty()) words.push_back("--ca=" + general.ca_file.string());
  if (general.insecure) words.emplace_back("--insecure");
  words.insert(words.end(), further.begin(), further.end());
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  ::setenv("DIEM_CAU_TOKEN", access.token.c_str(), 1);
  ::execvp(arguments.front(), arguments.data());
  const std::string why = std::error_code(errno, std::generic_category()).message();
  return fail(ExitStatus::kWrongUse, "program.python",
              "Không chạy được python3 (" + why + "). Hãy cài: apt install python3",
              "python3 cannot be run (" + why + "). Install it: apt install python3");
}

Outcome<void> carry_out(const CommandLine& line, Language language) {
  const auto login_file = login_file_path(environment);
  const auto access = access_of(line.general, login_file);
  if (!access) return tl::unexpected(access.error());
  if (line.command->needs_token && access->token.empty()) {
    return wrong_use("Chưa đăng nhập. Hãy chạy: diem-cau-ctl login TÊN", "Not logged in. Use: diem-cau-ctl login NAME");
  }
  CurlTransport transport(access->server, {.ca_file = line.general.ca_file, .insecure = line.general.insecure});
  ApiClient api(transport, access->server, [language](std::chrono::seconds span) { wait(span, language); });
  api.set_token(access->token);
  TerminalAsker asker(language);
  CommandContext context{.api = api,
                         .asker = asker,
                         .out = std::cout,
                         .notes = std::cerr,
                         .language = language,
                         .json = line.general.json,
                         .now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()),
                         .server = access->server,
                         .login_file = login_file,
                         .become = [&](std::string_view program, const std::vector<std::string>& further) {
                           return become(program, further, line.general, *access, language);
                         }};
  warn(line.general, *access, context);
  return run_command(*line.command, context, line.arguments);
}

// Programs get the problem details of the service as they came.
int report(const Failure& failure, Language language, bool json) {
  if (json && !failure.details.is_null()) {
    std::cerr << boost::json::serialize(failure.details) << '\n';
  } else if (!failure.text.vi.empty()) {
    std::istringstream lines(in(language, failure.text));
    for (std::string line; std::getline(lines, line);) std::cerr << clean(line) << '\n';
  }
  return static_cast<int>(failure.status);
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const Language language = choose_language(language_option(arguments), environment);
  const auto line = parse_command_line(arguments, all_commands(), language);
  if (!line) return report(line.error(), language, false);
  if (line->command == nullptr) {
    std::cout << line->answer;
    return 0;
  }
  const auto done = carry_out(*line, language);
  std::cout.flush();
  return done ? 0 : report(done.error(), language, line->general.json);
}
