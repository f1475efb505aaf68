#include "tools/cli/command/command_line.h"

#include <algorithm>
#include <map>
#include <memory>

#include <CLI/CLI.hpp>

namespace tools {
namespace {

// Where CLI11 puts what was typed for one command.
struct Slots {
  const Command* command = nullptr;
  CLI::App* app = nullptr;
  std::map<std::string, std::string> texts{};
  std::map<std::string, bool> flags{};
};

Text exit_statuses() {
  return {"Mã kết thúc: 0 xong · 1 dịch vụ từ chối · 2 dùng sai lệnh · 3 lịch bị trùng · 4 không kết nối được.\n"
          "Mã truy cập lấy từ --token-file, biến DIEM_CAU_TOKEN, hoặc lệnh login.",
          "Exit status: 0 done · 1 refused by the service · 2 wrong use · 3 the booking collides · 4 not reachable.\n"
          "The token comes from --token-file, from $DIEM_CAU_TOKEN, or from the command login."};
}

std::string without_dashes(std::string_view name) {
  return std::string(name.starts_with("--") ? name.substr(2) : name);
}

class Reader {
 public:
  Reader(std::span<const Command> commands, Language language)
      : language_(language),
        app_(say("Điểm Cầu: đặt lịch, điều hành, quản trị từ dòng lệnh.",
                 "Điểm Cầu from the command line: bookings, conferences, administration."),
             "diem-cau-ctl") {
    app_.require_subcommand(0, 1);
    app_.fallthrough();
    app_.footer(in(language_, exit_statuses()));
    set_labels();
    add_general_options();
    for (const auto& command : commands) add_command(command);
  }

  Outcome<CommandLine> read(std::span<const std::string> arguments) {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());  // as CLI11 wants it
    try {
      app_.parse(std::move(reversed));
    } catch (const CLI::CallForHelp&) {
      return CommandLine{.answer = app_.help()};
    } catch (const CLI::CallForVersion&) {
      return CommandLine{.answer = std::string("diem-cau-ctl ") + DIEMCAU_VERSION + "\n"};
    } catch (const CLI::ParseError& error) {
      return wrong(error);
    }
    return chosen();
  }

 private:
  std::string say(const char* vi, const char* en) const { return language_ == Language::kVietnamese ? vi : en; }

  void set_labels() {
    const auto formatter = app_.get_formatter();
    formatter->column_width(34);
    if (language_ != Language::kVietnamese) return;
    // What stands left of a help text is ASCII: CLI11 counts bytes.
    for (const auto& [key, label] : {std::pair("Usage", "Cách dùng"), std::pair("OPTIONS", "TÙY CHỌN"),
                                     std::pair("SUBCOMMAND", "LỆNH"), std::pair("SUBCOMMANDS", "LỆNH"),
                                     std::pair("Positionals", "Đối số"), std::pair("REQUIRED", "(bắt buộc)"),
                                     std::pair("TEXT", "..."), std::pair("INT", "N")}) {
      formatter->label(key, label);
    }
    app_.set_help_flag("-h,--help", "In hướng dẫn này");
  }

  std::string options_group() const { return say("Tùy chọn", "Options"); }

  void add_general_options() {
    auto& general = line_.general;
    const auto group = say("Tùy chọn chung", "General options");
    app_.get_help_ptr()->group(group);
    app_.set_version_flag("--version", std::string(DIEMCAU_VERSION), say("In phiên bản", "Print the version"))
        ->group(group);
    app_.add_option("--server", general.server,
                    say("Địa chỉ dịch vụ (http://localhost:8080)", "The service's address (http://localhost:8080)"))
        ->group(group);
    app_.add_option("--token-file", general.token_file, say("Tệp chứa mã truy cập", "File that holds the token"))
        ->group(group);
    app_.add_option("--ca", general.ca_file,
                    say("Chứng chỉ PEM được tin khi dùng https", "PEM certificate that is trusted for https"))
        ->group(group);
    app_.add_flag("--insecure", general.insecure,
                  say("Không kiểm tra chứng chỉ: có thể bị nghe lén", "Check no certificate: anybody may listen"))
        ->group(group);
    app_.add_flag("--json", general.json, say("Kết quả JSON cho chương trình", "JSON answers, for programs"))
        ->group(group);
    app_.add_option("--lang", language_option_, "vi, en")->check(CLI::IsMember({"vi", "en"}))->group(group);
  }

  // "users create" stands below the group "users".
  CLI::App* parent_of(const std::string& group) {
    if (group.empty()) return &app_;
    auto& app = groups_[group];
    if (app != nullptr) return app;
    app = app_.add_subcommand(group);
    app->require_subcommand(0, 1);
    app->group(say("Lệnh", "Commands"));
    return app;
  }

  void add_command(const Command& command) {
    const std::string name(command.name);
    const size_t gap = name.find(' ');
    auto* parent = parent_of(gap == name.npos ? "" : name.substr(0, gap));
    auto& slots = *slots_.emplace_back(std::make_unique<Slots>());
    slots.command = &command;
    const std::string own_name = gap == name.npos ? name : name.substr(gap + 1);
    slots.app = parent->add_subcommand(own_name, in(language_, command.summary));
    // A group is described by what it holds.
    if (parent != &app_) {
      parent->description(parent->get_description() + (parent->get_description().empty() ? "" : ", ") + own_name);
    }
    slots.app->group(say("Lệnh", "Commands"));
    slots.app->get_help_ptr()->group(options_group());
    slots.app->footer(say("Ví dụ: ", "Example: ") + "diem-cau-ctl " + std::string(command.example));
    for (const auto& option : command.options) add_option(slots, option);
  }

  void add_option(Slots& slots, const CommandOption& option) {
    const std::string key = without_dashes(option.name);
    const auto& help = in(language_, option.help);
    if (option.kind == OptionKind::kFlag) {
      slots.app->add_flag(std::string(option.name), slots.flags[key], help)->group(options_group());
      return;
    }
    auto* added = slots.app->add_option(std::string(option.name), slots.texts[key], help);
    if (option.name.starts_with('-')) added->group(options_group());
    added->required(option.required);
    if (option.kind == OptionKind::kNumber) added->type_name("INT");
  }

  Outcome<CommandLine> wrong(const CLI::ParseError& error) {
    const std::string what = error.what();
    const std::string help = say("\nXem: diem-cau-ctl --help", "\nSee: diem-cau-ctl --help");
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
      const std::string missing = what.substr(0, what.find(" is required"));
      return wrong_use("Thiếu " + missing + "." + help, missing + " is missing." + help);
    }
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
      std::string extras;
      for (const auto& extra : app_.remaining(true)) extras += " \"" + extra + "\"";
      return wrong_use("Không hiểu" + extras + "." + help, "Not understood:" + extras + "." + help);
    }
    return wrong_use("Lệnh chưa đúng: " + what + help, what + help);
  }

  Slots* parsed() const {
    const auto found = std::ranges::find_if(slots_, [](const auto& slots) { return slots->app->parsed(); });
    return found == slots_.end() ? nullptr : found->get();
  }

  Slots* find(const std::string& name) const {
    const auto found = std::ranges::find_if(slots_, [&](const auto& slots) { return slots->command->name == name; });
    return found == slots_.end() ? nullptr : found->get();
  }

  Outcome<CommandLine> chosen() {
    Slots* slots = parsed();
    if (const auto groups = app_.get_subcommands(); slots == nullptr && !groups.empty()) {
      slots = find(groups.front()->get_name() + " list");
      if (slots == nullptr) return CommandLine{.answer = groups.front()->help()};
    }
    if (slots == nullptr) return CommandLine{.answer = app_.help()};
    line_.command = slots->command;
    for (const auto& option : slots->command->options) {
      if (auto taken = take(*slots, option); !taken) return tl::unexpected(taken.error());
    }
    return std::move(line_);
  }

  Outcome<void> take(const Slots& slots, const CommandOption& option) {
    const std::string key = without_dashes(option.name);
    if (option.kind == OptionKind::kFlag) {
      if (slots.flags.at(key)) line_.arguments.set(key, "true");
      return {};
    }
    if (slots.app->count(std::string(option.name)) == 0) return {};
    line_.arguments.set(key, slots.texts.at(key));
    if (option.kind != OptionKind::kNumber || line_.arguments.number(key).value_or(-1) >= 0) return {};
    return wrong_use(std::string(option.name) + " phải là số nguyên không âm.",
                     std::string(option.name) + " must be a whole number, not negative.");
  }

  const Language language_;
  CLI::App app_;
  CommandLine line_;
  std::string language_option_;
  std::map<std::string, CLI::App*> groups_;
  std::vector<std::unique_ptr<Slots>> slots_;
};

}  // namespace

Outcome<CommandLine> parse_command_line(std::span<const std::string> arguments, std::span<const Command> commands,
                                        Language language) {
  return Reader(commands, language).read(arguments);
}

std::string language_option(std::span<const std::string> arguments) {
  constexpr std::string_view kName = "--lang";
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i].starts_with(std::string(kName) + "=")) return arguments[i].substr(kName.size() + 1);
    if (arguments[i] == kName && i + 1 < arguments.size()) return arguments[i + 1];
  }
  return "";
}

}  // namespace tools
