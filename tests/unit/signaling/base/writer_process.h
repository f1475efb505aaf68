#pragma once

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace signaling {

// A program that writes into a folder for ever and prints the number of each thing it was told to be stored, a line
// each. It is there to be killed.
class WriterProcess {
 public:
  WriterProcess(const char* program, const std::filesystem::path& folder) {
    int ends[2];
    EXPECT_EQ(::pipe(ends), 0);
    process_ = ::fork();
    if (process_ == 0) {
      ::dup2(ends[1], STDOUT_FILENO);
      ::close(ends[0]);
      ::close(ends[1]);
      ::execl(program, program, folder.c_str(), nullptr);
      ::_exit(127);
    }
    ::close(ends[1]);
    output_ = ends[0];
  }
  ~WriterProcess() { ::close(output_); }
  WriterProcess(const WriterProcess&) = delete;
  WriterProcess& operator=(const WriterProcess&) = delete;

  // Waits until it has acknowledged something more; false if it ended.
  bool read_some() {
    char piece[4096];
    const auto count = ::read(output_, piece, sizeof piece);
    if (count > 0) text_.append(piece, static_cast<size_t>(count));
    return count > 0;
  }
  // Kills it and gives the numbers that it had acknowledged, all since its start.
  std::vector<int64_t> kill_and_collect() {
    ::kill(process_, SIGKILL);
    int status = 0;
    ::waitpid(process_, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << "it must not have ended by itself";
    while (read_some()) {
    }
    std::vector<int64_t> numbers;
    for (size_t begin = 0, end = 0; (end = text_.find('\n', begin)) != std::string::npos; begin = end + 1) {
      numbers.push_back(std::stoll(text_.substr(begin, end - begin)));
    }
    return numbers;
  }

 private:
  pid_t process_ = 0;
  int output_ = -1;
  std::string text_;
};

}  // namespace signaling
