#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "tests/unit/signaling/mail/python_script.h"

namespace signaling::test {

// A real mail server on 127.0.0.1 (smtp_server.py), which lives as long as the object. What it takes lies in `folder`.
class SmtpServer {
 public:
  SmtpServer(const std::filesystem::path& folder, const std::string& mode, int port = 0) {
    int to_server[2] = {-1, -1}, from_server[2] = {-1, -1};
    EXPECT_EQ(::pipe2(to_server, O_CLOEXEC), 0);
    EXPECT_EQ(::pipe2(from_server, O_CLOEXEC), 0);
    const std::string script = std::string(MAIL_TEST_DIR) + "/smtp_server.py", number = std::to_string(port);
    process_ = ::fork();
    if (process_ == 0) {
      ::dup2(to_server[0], STDIN_FILENO);
      ::dup2(from_server[1], STDOUT_FILENO);
      ::execl(kPython, kPython, script.c_str(), folder.c_str(), number.c_str(), mode.c_str(), nullptr);
      ::_exit(127);
    }
    ::close(to_server[0]);
    ::close(from_server[1]);
    input_ = to_server[1];
    port_ = read_port(from_server[0]);
    ::close(from_server[0]);
  }
  ~SmtpServer() {
    ::close(input_);  // its standard input ends, and it with it
    ::waitpid(process_, nullptr, 0);
  }
  SmtpServer(const SmtpServer&) = delete;
  SmtpServer& operator=(const SmtpServer&) = delete;

  uint16_t port() const { return port_; }

 private:
  // "port 12345\n", sent as soon as it listens.
  static uint16_t read_port(int pipe) {
    std::string line;
    for (char c = 0; ::read(pipe, &c, 1) == 1 && c != '\n';) line += c;
    EXPECT_TRUE(line.starts_with("port ")) << line;
    return line.size() > 5 ? static_cast<uint16_t>(std::stoi(line.substr(5))) : 1;
  }

  pid_t process_ = -1;
  int input_ = -1;
  uint16_t port_ = 0;
};

}  // namespace signaling::test
