#include "ground/audit/head.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "ground/crypto/base64url.hpp"

namespace zicht::audit {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_line = 1000;
constexpr std::size_t members_of_head = 5;

std::string text_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains({name.data(), name.size()});
  const auto* text = value == nullptr ? nullptr : value->if_string();
  return text == nullptr ? std::string() : std::string(text->data(), text->size());
}

std::optional<std::int64_t> number_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains({name.data(), name.size()});
  const auto* number = value == nullptr ? nullptr : value->if_int64();
  return number == nullptr ? std::nullopt : std::optional(*number);
}

std::optional<Head> head_of_line(std::string_view line) {
  if (line.size() > longest_line) return std::nullopt;
  json::error_code error;
  const auto value = json::parse({line.data(), line.size()}, error);
  if (error || !value.is_object()) return std::nullopt;
  const auto& object = value.get_object();
  const auto size = number_of(object, "size");
  const auto time = number_of(object, "time");
  const auto root = hash_of_hex(text_of(object, "root"));
  auto key = crypto::from_base64url(text_of(object, "key"));
  auto signature = crypto::from_base64url(text_of(object, "signature"));
  if (object.size() != members_of_head || !size || *size <= 0 || !time || !root || !key ||
      !signature)
    return std::nullopt;
  return Head{.root = {.size = *size, .hash = *root},
              .at = Instant(std::chrono::milliseconds(*time)),
              .public_key = std::move(*key),
              .signature = std::move(*signature)};
}

tl::unexpected<Error> broken_line(std::size_t number, std::string_view why) {
  return fail(Fault::invalid, fmt::format("regel {} van het getuigebestand {}", number, why));
}

}  // namespace

std::string head_text(const Root& root, Instant at) {
  return fmt::format("zicht signed tree head v1\n{}\n{}\n{}\n",
                     root.size,
                     to_hex(root.hash),
                     at.time_since_epoch().count());
}

Head sign(const Root& root, Instant at, const crypto::Signer& signer) {
  return {.root = root,
          .at = at,
          .public_key = signer.public_key(),
          .signature = signer.sign(head_text(root, at))};
}

bool is_signed(const Head& head) {
  return crypto::is_signed(head_text(head.root, head.at), head.signature, head.public_key);
}

std::string to_line(const Head& head) {
  return fmt::format(R"({{"size":{},"root":"{}","time":{},"key":"{}","signature":"{}"}})",
                     head.root.size,
                     to_hex(head.root.hash),
                     head.at.time_since_epoch().count(),
                     crypto::to_base64url(head.public_key),
                     crypto::to_base64url(head.signature));
}

Result<std::vector<Head>> read_witness(std::string_view text) {
  std::vector<Head> heads;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const auto end = text.find('\n');
    // A line that was not written to its end may look like a shorter, honest one.
    if (end == std::string_view::npos) return broken_line(number, "is niet af");
    auto head = head_of_line(text.substr(0, end));
    if (!head) return broken_line(number, "is geen ondertekende kop van het logboek");
    if (!is_signed(*head)) return broken_line(number, "heeft geen geldige handtekening");
    if (!heads.empty() && head->root.size <= heads.back().root.size)
      return broken_line(number, "is niet langer dan de regel ervoor");
    heads.push_back(std::move(*head));
    text.remove_prefix(end + 1);
  }
  return heads;
}

}  // namespace zicht::audit
