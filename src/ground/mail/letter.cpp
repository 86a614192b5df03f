// A letter as it goes over the line.
#include <fmt/format.h>

#include "ground/base/internet_date.hpp"
#include "ground/mail/mail.hpp"

namespace zicht::mail {
namespace {

std::string base64(std::string_view bytes) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    unsigned value = 0;
    for (std::size_t next = at; next < at + 3; ++next)
      value = value << 8U | (next < bytes.size() ? static_cast<unsigned char>(bytes[next]) : 0U);
    for (unsigned digit = 0; digit < 4; ++digit)
      text += at + digit > bytes.size() ? '=' : digits[value >> (18U - 6U * digit) & 63U];
  }
  return text;
}

/// Lines of 76, as RFC 2045 asks.
std::string folded(const std::string& text) {
  constexpr std::size_t width = 76;
  std::string lines;
  for (std::size_t at = 0; at < text.size(); at += width) lines += text.substr(at, width) + "\r\n";
  return lines;
}

std::string date(Instant now) {
  return internet_date(now) + " +0000";
}

}  // namespace

bool is_address(std::string_view text) {
  constexpr std::string_view refused = " \t\r\n\"(),:;<>[\\]";
  constexpr std::size_t longest = 254;
  const auto at = text.find('@');
  if (text.size() > longest || at == std::string_view::npos || at == 0) return false;
  const auto domain = text.substr(at + 1);
  for (const char c : text)
    if (static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x7F)
      return false;
  return text.find_first_of(refused) == std::string_view::npos &&
         domain.find('@') == std::string_view::npos && domain.find('.') != std::string_view::npos &&
         !domain.starts_with('.') && !domain.ends_with('.');
}

std::string to_wire(const Letter& letter, std::string_view from, Instant now, std::string_view id) {
  std::string text;
  for (const char c : letter.text) text += c == '\n' ? std::string("\r\n") : std::string(1, c);
  // The subject is encoded whole, so that no line end in it can become a header. An encoded word is
  // at most 75 characters; what we write is shorter.
  return fmt::format(
      "Date: {}\r\nFrom: {}\r\nTo: {}\r\nSubject: =?utf-8?B?{}?=\r\nMessage-ID: <{}@{}>\r\n"
      "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
      "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
      date(now),
      from,
      letter.to,
      base64(letter.subject),
      id,
      from.substr(from.find('@') + 1),
      folded(base64(text)));
}

}  // namespace zicht::mail
