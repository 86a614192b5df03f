#include "ground/paper/press.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <thread>

namespace zicht::paper {
namespace {

using namespace std::chrono_literals;

/// A press that does what a script says.
class Script {
 public:
  explicit Script(const std::string& lines) {
    std::string name = (std::filesystem::temp_directory_path() / "zicht-press-XXXXXX").string();
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
  std::filesystem::path program() const { return folder_ / "press"; }

 private:
  std::filesystem::path folder_;
};

Order large_order() {
  Order order;
  order.document.summary = std::string(1U << 20U, 'x');
  return order;
}

}  // namespace

TEST_CASE("the press gets the whole order, and gives all its bytes and problems") {
  const Script script("cat\necho 'een kaart past niet' >&2");
  const auto printed = Press(script.program()).print(large_order());
  REQUIRE(printed);
  CHECK(printed->bytes == to_json(large_order()));
  CHECK(printed->problems == std::vector<std::string>{"een kaart past niet"});
}

TEST_CASE("a press that breaks down is a failure, and not a document") {
  const Script script("cat >/dev/null\necho half\nexit 3");
  const auto printed = Press(script.program()).print({});
  REQUIRE_FALSE(printed);
  CHECK(printed.error().fault == Fault::unavailable);
}

TEST_CASE("a press that does not listen does not end the program") {
  const Script script("exit 0");
  CHECK(Press(script.program()).print(large_order()));
}

TEST_CASE("a press that takes too long is stopped") {
  const Script script("exec sleep 60");
  const auto begin = std::chrono::steady_clock::now();
  CHECK_FALSE(Press(script.program(), 200ms).print({}));
  CHECK(std::chrono::steady_clock::now() - begin < 20s);
}

TEST_CASE("a press that is not there is a failure") {
  CHECK_FALSE(Press("/er/is/geen/pers").print({}));
}

TEST_CASE("several orders are printed at the same time, each with its own bytes") {
  const Script script("cat");
  const Press press(script.program());
  std::vector<std::thread> threads;
  std::array<bool, 8> right{};
  for (std::size_t at = 0; at < right.size(); ++at)
    threads.emplace_back([&, at] {
      Order order;
      order.document.title = std::to_string(at);
      const auto printed = press.print(order);
      right.at(at) = printed && printed->bytes == to_json(order);
    });
  for (auto& thread : threads) thread.join();
  for (const bool each : right) CHECK(each);
}

}  // namespace zicht::paper
