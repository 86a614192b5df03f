#include "ground/media/cleaner.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <string>

#include "ground/media/refusals.hpp"

using namespace zicht;
using namespace zicht::media;
using namespace std::chrono_literals;

namespace {

/// A program that does what a script says.
class Script {
 public:
  explicit Script(const std::string& lines) {
    std::string name = (std::filesystem::temp_directory_path() / "zicht-clean-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    folder_ = name;
    std::ofstream(program()) << "#!/bin/sh\n" << lines << '\n';
    std::filesystem::permissions(program(), std::filesystem::perms::owner_all);
  }
  Script(const Script&) = delete;
  Script& operator=(const Script&) = delete;
  ~Script() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  std::filesystem::path program() const { return folder_ / "clean"; }

 private:
  std::filesystem::path folder_;
};

Fault fault_of(const std::string& lines, std::chrono::milliseconds patience = 5s) {
  const Script script(lines);
  const auto clean = Cleaner(script.program(), patience).clean("een foto");
  REQUIRE_FALSE(clean);
  CHECK_FALSE(clean.error().message.empty());
  return clean.error().fault;
}

}  // namespace

TEST_CASE("what the cleaner makes is the clean copy") {
  const Script script("tr a-z A-Z");
  CHECK(*Cleaner(script.program()).clean("een foto") == "EEN FOTO");
}

TEST_CASE("of what the cleaner says of a file the sender hears sentences of ours alone") {
  const auto heard = [](std::string_view said) {
    const Script script("cat >/dev/null\nprintf '%s' '" + std::string(said) + "' >&2\nexit 3");
    const auto refused = Cleaner(script.program()).clean("een foto");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().fault == Fault::invalid);
    return refused.error().message;
  };
  CHECK(heard(moving_picture) == moving_picture);
  CHECK(heard("Bel 06-55555555.") == hard_to_clean);
  CHECK(heard(std::string(moving_picture) + " Bel 06-55555555.") == hard_to_clean);
}

TEST_CASE("where a PDF cannot be opened safely, it is refused with another way") {
  const Script script("cat >/dev/null\nexit 5");
  const auto refused = Cleaner(script.program()).clean("een document");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().fault == Fault::invalid);
  CHECK(refused.error().message == no_documents_here);
}

TEST_CASE("a file that breaks the cleaner is refused, and without a cleaner all are put off") {
  CHECK(fault_of("kill -SEGV $$") == Fault::invalid);
  CHECK(fault_of("echo half\nexit 70") == Fault::invalid);
  CHECK(fault_of("exit 4") == Fault::unavailable);
  CHECK(fault_of("exit 0") == Fault::unavailable);
  CHECK(fault_of("exec sleep 20", 100ms) == Fault::unavailable);
  // Also where it says that it is done and then stays.
  CHECK(fault_of("exec >&- 2>&-\nexec sleep 20", 100ms) == Fault::unavailable);
  CHECK(Cleaner("/nowhere/zicht-clean").clean("x").error().fault == Fault::unavailable);
}
