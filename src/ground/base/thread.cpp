#include "ground/base/thread.hpp"

#include <sys/resource.h>
#include <unistd.h>

namespace zicht {

void run_behind_others() {
  // Linux counts niceness by thread, whatever POSIX says of processes (setpriority(2)).
  constexpr int niceness = 10;
  setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), niceness);
}

}  // namespace zicht
