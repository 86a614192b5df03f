// Reads every file of the folders it is given through a fuzz target, once: the main of the targets
// where there is no libFuzzer.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "fuzz.hpp"

int main(int count, char** folders) {
  int read = 0;
  for (int at = 1; at < count; ++at)
    for (const auto& entry : std::filesystem::directory_iterator(folders[at])) {
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string bytes(std::istreambuf_iterator<char>(in), {});
      std::cout << entry.path().filename().string() << '\n' << std::flush;
      LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
      ++read;
    }
  return read > 0 ? 0 : 1;
}
