// Runs a fuzz target over stored inputs, once each and in the order of their names: the stand-in for libFuzzer in
// builds by GCC. Usage: fuzz_<name> FILE|FOLDER…
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace {

std::vector<std::filesystem::path> input_files(int argc, char** argv) {
  std::vector<std::filesystem::path> files;
  for (int i = 1; i < argc; ++i) {
    if (std::filesystem::is_regular_file(argv[i])) {
      files.emplace_back(argv[i]);
      continue;
    }
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(argv[i], missing)) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

int main(int argc, char** argv) {
  const auto files = input_files(argc, argv);
  if (files.empty()) {
    std::printf("no stored input was given\n");
    return 1;
  }
  for (const auto& file : files) {
    std::printf("[ RUN      ] %s\n", file.filename().c_str());
    std::fflush(stdout);
    std::ifstream stream(file, std::ios::binary);
    const std::vector<char> content{std::istreambuf_iterator<char>(stream), {}};
    // Memory of exactly this size, so that the address sanitizer sees a read past the end.
    const auto input = std::make_unique<uint8_t[]>(content.size());
    std::copy(content.begin(), content.end(), input.get());
    LLVMFuzzerTestOneInput(input.get(), content.size());
  }
  LLVMFuzzerTestOneInput(std::make_unique<uint8_t[]>(0).get(), 0);
  std::printf("[  PASSED  ] %zu tests.\n", files.size() + 1);
}
