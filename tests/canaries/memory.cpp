// One mistake by its name: memory heap-overflow. Each is the kind of thing that a sanitizer of the
// preset asan is there to find; `volatile` keeps the compiler from seeing it first.
#include <climits>
#include <cstdlib>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "canary.hpp"

namespace {

const volatile int eight = 8;
const volatile int most = INT_MAX;

int heap_overflow() {
  const auto some = std::make_unique<int[]>(8);
  return some[static_cast<std::size_t>(eight)];
}

int use_after_free() {
  std::vector<int> some(8);
  const volatile int& first = some.front();
  some = std::vector<int>(800);
  return first;
}

/// A hundred, since a pointer to one may linger in a register and count as kept.
int leak() {
  for (int each = 0; each < 100; ++each) {
    int* volatile lost = new int[8];
    lost[0] = each;
  }
  return 0;
}

int signed_overflow() {
  return most + eight;
}

int index_out_of_bounds() {
  const int some[8] = {};
  return some[eight];
}

const std::map<std::string, std::function<int()>> mistakes{
    {"heap-overflow", heap_overflow},
    {"use-after-free", use_after_free},
    {"leak", leak},
    {"signed-overflow", signed_overflow},
    {"index-out-of-bounds", index_out_of_bounds}};

}  // namespace

int main(int count, char** words) {
  const auto planted = count == 2 ? mistakes.find(words[1]) : mistakes.end();
  if (planted == mistakes.end()) return EXIT_SUCCESS;  // A canary that nobody knows is not found.
  zicht::canary::sing(words[1]);
  std::printf("%d\n", planted->second());
  return EXIT_SUCCESS;
}
