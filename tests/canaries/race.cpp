// Two threads that count in the same place without a lock: what the preset tsan is there to find.
#include <cstdio>
#include <thread>

#include "canary.hpp"

namespace {

int counted = 0;

void count() {
  for (int each = 0; each < 1000; ++each) ++counted;
}

}  // namespace

int main() {
  zicht::canary::sing("data race");
  std::thread one(count);
  std::thread other(count);
  one.join();
  other.join();
  std::printf("%d\n", counted);
  return 0;
}
