#include "work/signals/doorkeeper.hpp"

#include <bit>
#include <charconv>
#include <optional>
#include <vector>

#include "ground/crypto/base64url.hpp"
#include "ground/crypto/sign.hpp"

namespace zicht::signals {
namespace {

constexpr std::string_view ticket_place = "signals/ticket";
/// Longer than any ticket or answer is.
constexpr std::size_t longest_ticket = 200;

std::optional<Instant> opened_at(const crypto::Sealer& sealer, std::string_view ticket) {
  if (ticket.size() > longest_ticket) return std::nullopt;
  const auto bytes = crypto::from_base64url(ticket);
  if (!bytes) return std::nullopt;
  const auto* start = reinterpret_cast<const std::byte*>(bytes->data());
  const auto text = sealer.open({start, start + bytes->size()}, ticket_place);
  if (!text) return std::nullopt;
  std::int64_t milliseconds = 0;
  const auto [end, error] =
      std::from_chars(text->data(), text->data() + text->size(), milliseconds);
  if (error != std::errc{} || end != text->data() + text->size()) return std::nullopt;
  return Instant{std::chrono::milliseconds{milliseconds}};
}

}  // namespace

int bits_needed(int reports_this_hour) {
  if (reports_this_hour < 100) return 16;
  if (reports_this_hour < 300) return 18;
  return reports_this_hour < 1000 ? 20 : 22;
}

bool is_worked(std::string_view ticket, std::string_view answer, int bits) {
  if (answer.empty() || answer.size() > longest_ticket) return false;
  std::string text(ticket);
  text += '.';
  text += answer;
  int zeros = 0;
  for (const char byte : crypto::sha256(text)) {
    const int leading = std::countl_zero(static_cast<unsigned char>(byte));
    zeros += leading;
    if (leading < 8) break;
  }
  return zeros >= bits;
}

std::string Doorkeeper::ticket() const {
  const auto now = std::to_string(clock_.now().time_since_epoch().count());
  const auto sealed = sealer_.seal(now, ticket_place);
  return crypto::to_base64url({reinterpret_cast<const char*>(sealed.data()), sealed.size()});
}

void Doorkeeper::begin_hour(Instant now) const {
  const Instant hour = std::chrono::floor<std::chrono::hours>(now);
  if (hour == hour_) return;
  hour_ = hour;
  this_hour_ = 0;
  without_work_ = 0;
}

int Doorkeeper::bits() const {
  const std::lock_guard lock(mutex_);
  begin_hour(clock_.now());
  return bits_needed(this_hour_);
}

Entry Doorkeeper::admit(std::string_view ticket, std::string_view answer) const {
  const auto now = clock_.now();
  const auto opened = opened_at(sealer_, ticket);
  if (!opened || now - *opened > ticket_limit) return Entry::stale;
  const std::lock_guard lock(mutex_);
  begin_hour(now);
  if (this_hour_ >= most_an_hour) return Entry::full;
  if (!is_worked(ticket, answer, bits_needed(this_hour_))) {
    if (now - *opened < slow_way) return Entry::early;
    if (without_work_ >= most_without_work) return Entry::full;
  }
  return Entry::open;
}

void Doorkeeper::came_in(std::string_view ticket, std::string_view answer) {
  const std::lock_guard lock(mutex_);
  begin_hour(clock_.now());
  if (!is_worked(ticket, answer, bits_needed(this_hour_))) ++without_work_;
  ++this_hour_;
}

}  // namespace zicht::signals
