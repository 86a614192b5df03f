#include "ground/fetch/fetch.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <memory>

namespace zicht::fetch {
namespace {

struct Address {
  std::string scheme;
  std::string host;
  bool is_plain = false;  ///< Without a user name and without a fragment.
};

std::string part_of(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

/// Read by the library that will ask, so that both mean the same host.
Address read_address(std::string_view text) {
  const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> url(curl_url(), &curl_url_cleanup);
  ZICHT_CHECK(url != nullptr);
  for (const char c : text)
    if (static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x7F) return {};
  if (curl_url_set(url.get(), CURLUPART_URL, std::string(text).c_str(), CURLU_NON_SUPPORT_SCHEME) !=
      CURLUE_OK)
    return {};
  return {.scheme = part_of(url.get(), CURLUPART_SCHEME),
          .host = part_of(url.get(), CURLUPART_HOST),
          .is_plain = part_of(url.get(), CURLUPART_USER).empty() &&
                      part_of(url.get(), CURLUPART_PASSWORD).empty() &&
                      text.find('#') == std::string_view::npos};
}

bool is_here(const std::string& host) {
  return host == "127.0.0.1" || host == "[::1]" || host == "localhost";
}

struct Writing {
  std::string& body;
  std::size_t limit;
};

/// Less than was offered makes the library stop.
std::size_t take(char* from, std::size_t size, std::size_t count, void* to) {
  auto& writing = *static_cast<Writing*>(to);
  if (writing.body.size() + size * count > writing.limit) return 0;
  writing.body.append(from, size * count);
  return size * count;
}

}  // namespace

bool is_allowed(std::string_view url) {
  const auto address = read_address(url);
  if (!address.is_plain || address.host.empty()) return false;
  return address.scheme == "https" || (address.scheme == "http" && is_here(address.host));
}

Fetcher::Seat::Seat(const Fetcher& fetcher, Deadline until) : from(fetcher) {
  std::unique_lock lock(from.mutex_);
  taken = from.changed_.wait_until(lock, until, [&] { return from.free_ > 0; });
  if (taken) --from.free_;
}

Fetcher::Seat::~Seat() {
  if (!taken) return;
  {
    const std::lock_guard lock(from.mutex_);
    ++from.free_;
  }
  from.changed_.notify_one();
}

Result<Answer> Fetcher::ask(const Question& question) const {
  constexpr auto away = "De andere server antwoordt nu niet.";
  if (!is_allowed(question.url))
    return fail(Fault::invalid, "Dit adres mag niet gevraagd worden.", "an address without https");
  const auto until = std::min(question.until, std::chrono::steady_clock::now() + limits_.whole);
  const Seat seat(*this, until);
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
      until - std::chrono::steady_clock::now());
  // Zero would mean "for ever" to the library.
  if (!seat.taken || left.count() <= 0)
    return fail(Fault::unavailable, away, "no time left, or too many other questions at once");

  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(),
                                                                 &curl_easy_cleanup);
  ZICHT_CHECK(curl != nullptr);
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(
      curl_slist_append(nullptr, "Accept: application/json"), &curl_slist_free_all);
  ZICHT_CHECK(headers != nullptr);
  for (const auto& [name, value] : question.headers)
    ZICHT_CHECK(curl_slist_append(headers.get(), (name + ": " + value).c_str()) != nullptr);
  const auto address = read_address(question.url);
  Answer answer;
  Writing writing{answer.body, limits_.body};
  auto* handle = curl.get();
  curl_easy_setopt(handle, CURLOPT_URL, question.url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, address.scheme.c_str());
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(
      handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits_.connecting.count()));
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(left.count()));
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &take);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &writing);
  // A proxy of the environment is asked for other machines, never for this one.
  if (is_here(address.host)) curl_easy_setopt(handle, CURLOPT_PROXY, "");
  if (!question.form.empty()) {
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE, static_cast<long>(question.form.size()));
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, question.form.c_str());
  }
  const auto code = curl_easy_perform(handle);
  if (code != CURLE_OK)
    return fail(
        Fault::unavailable, away, address.host + ": " + std::string(curl_easy_strerror(code)));
  long status = 0;
  const char* type = nullptr;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(handle, CURLINFO_CONTENT_TYPE, &type);
  answer.status = static_cast<int>(status);
  if (type != nullptr) answer.type = type;
  return answer;
}

}  // namespace zicht::fetch
