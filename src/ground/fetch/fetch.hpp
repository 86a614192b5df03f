// Asking another server something. The program does so rarely: where people sign in with the
// sign-on of their organisation, and nowhere else. So it is held short: to https, without following
// anyone elsewhere, for a few seconds and a few kilobytes, and only few at a time.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ground/base/result.hpp"

namespace zicht::fetch {

/// When whoever waits for several answers has waited long enough.
using Deadline = std::chrono::steady_clock::time_point;

/// What is asked.
struct Question {
  std::string url = {};
  std::string form = {};  ///< application/x-www-form-urlencoded; empty: GET, otherwise POST.
  std::vector<std::pair<std::string, std::string>> headers = {};
  Deadline until = Deadline::max();  ///< Of all that belongs together; see Limits for one question.
};

/// What came back, whatever its status was.
struct Answer {
  int status = 0;
  std::string type = {};  ///< Content-Type as it came.
  std::string body = {};
};

struct Limits {
  std::chrono::milliseconds connecting{2000};
  std::chrono::milliseconds whole{4000};       ///< Of one question.
  std::size_t body = std::size_t{256} << 10U;  ///< Bytes.
};

/// True for https, and for plain http to this machine itself: 127.0.0.1, [::1] or localhost. That
/// one is for tests and development; what it carries can be read on no wire. False for an address
/// with a user name in it, or with a fragment.
bool is_allowed(std::string_view url);

/// Safe to share between threads.
class Fetcher {
 public:
  explicit Fetcher(Limits limits = {}) : limits_(limits) {}

  /// What the server answers; a redirect is an answer, and is not followed. Fails with `invalid`
  /// where the address is not allowed, and with `unavailable` where the server does not answer in
  /// time, says too much, or where as many others are asking already as may. It takes no longer
  /// than Limits::whole, waiting for a turn included, and ends at Question::until. The detail of a
  /// failure holds the host and never the rest of the address.
  Result<Answer> ask(const Question& question) const;

 private:
  /// Held while asking; given back however that ends.
  struct Seat {
    Seat(const Fetcher& fetcher, Deadline until);
    ~Seat();
    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;
    const Fetcher& from;
    bool taken = false;
  };

  Limits limits_;
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  /// Who waits for an answer holds a worker of the server, of which there are eight.
  mutable int free_ = 3;
};

}  // namespace zicht::fetch
