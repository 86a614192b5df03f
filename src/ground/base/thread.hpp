// Threads that let others go first.
#pragma once

namespace zicht {

/// From now on the thread that calls this runs where the others leave time for it: for work that
/// nobody waits for. Does nothing where the system does not know of this.
void run_behind_others();

}  // namespace zicht
