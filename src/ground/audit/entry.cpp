#include "ground/audit/entry.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zicht::audit {
namespace {

constexpr std::size_t longest_word = 100;
constexpr std::size_t most_fields = 100;

bool is_word(std::string_view text) {
  return text.size() <= longest_word && std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  std::string_view("._:/-").find(c) != std::string_view::npos;
         });
}

}  // namespace

Result<> check(const Entry& entry) {
  const auto refused = [](std::string_view what) {
    // What was in it is not repeated: it may be just what may not stand in a log.
    return fail(Fault::internal,
                "Er ging iets mis in het programma.",
                fmt::format("the {} of an audit entry is no word of the program", what));
  };
  if (entry.action.empty() || !is_word(entry.action)) return refused("action");
  if (!is_word(entry.role)) return refused("role");
  if (!is_word(entry.purpose)) return refused("purpose");
  if (!is_word(entry.object)) return refused("object");
  if (entry.outcome.empty() || !is_word(entry.outcome)) return refused("outcome");
  const bool are_names = std::ranges::all_of(
      entry.fields, [](const auto& field) { return !field.empty() && is_word(field); });
  if (!are_names || entry.fields.size() > most_fields) return refused("field names");
  return {};
}

std::string canonical(const Noted& noted) {
  const auto& entry = noted.entry;
  const bool has_organisation = entry.organisation != 0;
  std::string bytes = has_organisation ? "zicht audit entry v2\n" : "zicht audit entry v1\n";
  const auto add = [&bytes](std::string_view text) {
    bytes.append(std::to_string(text.size())).append(":").append(text).append("\n");
  };
  add(std::to_string(noted.id));
  add(std::to_string(noted.at.time_since_epoch().count()));
  add(names_of(noted.grain).at(static_cast<std::size_t>(noted.grain)));
  add(std::to_string(entry.actor));
  add(entry.role);
  add(entry.purpose);
  add(entry.action);
  add(entry.object);
  add(entry.outcome);
  add(fmt::format("{}", fmt::join(entry.fields, ",")));
  if (has_organisation) add(std::to_string(entry.organisation));
  return bytes;
}

}  // namespace zicht::audit
