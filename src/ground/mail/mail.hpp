// Mail: a plain letter to one person. Without a mail server it becomes a file in the operator's
// outbox, who sees to it that it arrives; a page that promises a letter says which of the two.
#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"

namespace zicht::mail {

struct Letter {
  std::string to = {};       ///< One address: "naam@gemeente.example".
  std::string subject = {};  ///< Says nothing about anyone: it stands on a locked screen.
  std::string text = {};     ///< UTF-8, lines end in \n.
};

/// How letters leave.
struct Settings {
  std::string server = {};  ///< "smtp://mail.example:587" or "smtps://...:465"; empty: the outbox.
  std::string user = {};
  std::string password = {};
  std::string from = {};              ///< "zicht@gemeente.example".
  std::filesystem::path outbox = {};  ///< Where letters are put when there is no server.
};

/// True for one plain address: one @, no spaces, no line ends, no brackets.
bool is_address(std::string_view text);

/// The letter as it goes over the line (RFC 5322, text in base64). `id` is the part of Message-ID
/// before the @.
std::string to_wire(const Letter& letter, std::string_view from, Instant now, std::string_view id);

/// Writes a letter when its turn comes: nothing where there is nobody to write to after all.
using Writing = std::function<Result<std::optional<Letter>>()>;

/// Sends letters from a thread of its own, so that how long a page takes does not tell whether a
/// letter was written. What is still waiting when the program ends is sent first, as far as that
/// goes in a few seconds.
class Sender {
 public:
  explicit Sender(Settings settings, const Clock& clock);
  ~Sender();
  Sender(const Sender&) = delete;
  Sender& operator=(const Sender&) = delete;

  /// Takes the letter along. A failure is logged, without the address.
  void send(Letter letter);
  /// For a letter whose writing takes time that may not be noticed. What `writing` uses outlives
  /// the sender.
  void write_and_send(Writing writing);
  /// Comes back when nothing waits.
  void finish();

  /// True where letters become files, which a page must say.
  bool writes_files() const { return settings_.server.empty(); }

 private:
  void run(const std::stop_token& stopping);
  void write_one(const Writing& writing, const std::stop_token& stopping) const;
  Result<> deliver(const Letter& letter) const;

  Settings settings_;
  const Clock& clock_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<Writing> waiting_;
  bool busy_ = false;
  std::jthread thread_;
};

}  // namespace zicht::mail
