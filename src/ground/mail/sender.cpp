// How a letter leaves.
#include <curl/curl.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <memory>

#include "ground/mail/mail.hpp"

namespace zicht::mail {
namespace {

std::string next_id(Instant now) {
  static std::atomic<unsigned> count = 0;
  return fmt::format("{}-{}-{}", now.time_since_epoch().count(), ::getpid(), ++count);
}

/// The letter as a file that a person can read and a mail program can open.
Result<> put_in_outbox(const std::filesystem::path& outbox, const Letter& letter, Instant now) {
  std::error_code error;
  std::filesystem::create_directories(outbox, error);
  std::filesystem::permissions(outbox, std::filesystem::perms::owner_all, error);
  const auto id = next_id(now);
  // Whoever looks into the folder finds whole letters only.
  const auto file = outbox / (id + ".half");
  const auto text =
      fmt::format("Aan: {}\nOnderwerp: {}\n\n{}", letter.to, letter.subject, letter.text);
  const int handle =
      ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  const bool written =
      handle >= 0 && ::write(handle, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  if (handle >= 0) ::close(handle);
  if (written) std::filesystem::rename(file, outbox / (id + ".txt"), error);
  if (written && !error) return {};
  return fail(Fault::unavailable,
              "De brief kan niet in de postmap geschreven worden.",
              fmt::format("cannot write into {}: {}", outbox.string(), std::strerror(errno)));
}

struct Reading {
  std::string_view rest;
};

std::size_t give(char* to, std::size_t size, std::size_t count, void* from) {
  auto& reading = *static_cast<Reading*>(from);
  const auto piece = std::min(size * count, reading.rest.size());
  std::memcpy(to, reading.rest.data(), piece);
  reading.rest.remove_prefix(piece);
  return piece;
}

Result<> send_by_smtp(const Settings& settings, const Letter& letter, Instant now) {
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(),
                                                                 &curl_easy_cleanup);
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> to(
      curl_slist_append(nullptr, letter.to.c_str()), &curl_slist_free_all);
  ZICHT_CHECK(curl != nullptr && to != nullptr);
  const auto wire = to_wire(letter, settings.from, now, next_id(now));
  Reading reading{wire};
  constexpr long patience_seconds = 30;
  curl_easy_setopt(curl.get(), CURLOPT_URL, settings.server.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, settings.from.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, to.get());
  if (!settings.user.empty()) {
    curl_easy_setopt(curl.get(), CURLOPT_USERNAME, settings.user.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PASSWORD, settings.password.c_str());
  }
  // Only a server on this machine may do without TLS.
  const bool here = settings.server.starts_with("smtp://127.0.0.1") ||
                    settings.server.starts_with("smtp://localhost") ||
                    settings.server.starts_with("smtp://[::1]");
  curl_easy_setopt(curl.get(), CURLOPT_USE_SSL, here ? CURLUSESSL_TRY : CURLUSESSL_ALL);
  curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, &give);
  curl_easy_setopt(curl.get(), CURLOPT_READDATA, &reading);
  curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, patience_seconds);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  const auto code = curl_easy_perform(curl.get());
  if (code == CURLE_OK) return {};
  return fail(Fault::unavailable, "De brief kan niet verstuurd worden.", curl_easy_strerror(code));
}

}  // namespace

Sender::Sender(Settings settings, const Clock& clock)
    : settings_(std::move(settings)),
      clock_(clock),
      thread_([this](const std::stop_token& stopping) { run(stopping); }) {}

Sender::~Sender() {
  thread_.request_stop();
}

void Sender::send(Letter letter) {
  write_and_send([letter = std::move(letter)] { return std::optional(letter); });
}

void Sender::write_and_send(Writing writing) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(writing));
  }
  changed_.notify_all();
}

void Sender::finish() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return waiting_.empty() && !busy_; });
}

void Sender::run(const std::stop_token& stopping) {
  std::unique_lock lock(mutex_);
  while (changed_.wait(lock, stopping, [&] { return !waiting_.empty(); }) || !waiting_.empty()) {
    const auto writing = std::move(waiting_.front());
    waiting_.pop_front();
    busy_ = true;
    lock.unlock();
    write_one(writing, stopping);
    lock.lock();
    busy_ = false;
    changed_.notify_all();
  }
}

void Sender::write_one(const Writing& writing, const std::stop_token& stopping) const {
  const auto letter = writing();
  if (!letter) spdlog::error("a letter was not written: {}", letter.error().detail);
  if (!letter || !*letter) return;
  constexpr int attempts = 3;
  for (int attempt = 1; attempt <= attempts; ++attempt) {
    const auto sent = deliver(**letter);
    if (sent) return;
    spdlog::error(
        "a letter was not sent (attempt {} of {}): {}", attempt, attempts, sent.error().detail);
    if (sent.error().fault != Fault::unavailable || attempt == attempts ||
        stopping.stop_requested())
      return;
    std::this_thread::sleep_for(std::chrono::seconds(attempt));
  }
}

Result<> Sender::deliver(const Letter& letter) const {
  if (!is_address(letter.to))
    return fail(
        Fault::invalid, "Dit is geen mailadres.", "a letter to something that is no address");
  if (writes_files()) return put_in_outbox(settings_.outbox, letter, clock_.now());
  return send_by_smtp(settings_, letter, clock_.now());
}

}  // namespace zicht::mail
