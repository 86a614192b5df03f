#include "open/content/toml_fields.hpp"

#include <fmt/format.h>

#include "ground/base/files.hpp"

namespace zicht::content {
namespace {

int line_in(const toml::source_region& region, int first_line) {
  return first_line - 1 + static_cast<int>(region.begin.line);
}

}  // namespace

std::optional<toml::table> parse_toml(std::string_view text,
                                      const std::filesystem::path& file,
                                      int first_line,
                                      Problems& problems) {
  try {  // toml++ reports syntax mistakes by throwing.
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    problems.push_back({file,
                        line_in(error.source(), first_line),
                        fmt::format("Dit is geen geldige TOML ({}). Kijk naar aanhalingstekens en "
                                    "het is-teken.",
                                    error.description())});
    return std::nullopt;
  }
}

const toml::node* TomlFields::find(std::string_view key) {
  asked_.emplace(key);
  return table_.get(key);
}

int TomlFields::line_of(std::string_view key) const {
  const auto* node = table_.get(key);
  const auto& source = node == nullptr ? table_.source() : node->source();
  return line_in(source, first_line_);
}

void TomlFields::note(std::string_view key, std::string message) {
  problems_.push_back({file_, line_of(key), std::move(message)});
}

void TomlFields::note_missing(std::string_view key) {
  note(key, fmt::format("Hier ontbreekt \"{}\". Voeg een regel {} = ... toe.", key, key));
}

std::string TomlFields::text(std::string_view key) {
  const auto* node = find(key);
  if (node == nullptr) return {};
  if (const auto value = node->value_exact<std::string>()) return *value;
  note(key, fmt::format("\"{}\" moet tekst zijn. Zet er aanhalingstekens omheen.", key));
  return {};
}

std::string TomlFields::required_text(std::string_view key) {
  auto value = text(key);
  if (table_.get(key) == nullptr) {
    note_missing(key);
  } else if (value.empty() && table_.get(key)->is_string()) {
    note(key, fmt::format("\"{}\" is leeg. Vul het in.", key));
  }
  return value;
}

std::vector<std::string> TomlFields::texts(std::string_view key) {
  const auto* node = find(key);
  if (node == nullptr) return {};
  std::vector<std::string> values;
  const auto* array = node->as_array();
  if (array != nullptr)
    for (const auto& item : *array)
      if (const auto value = item.value_exact<std::string>()) values.push_back(*value);
  if (array == nullptr || values.size() != array->size())
    note(key, fmt::format("\"{}\" moet een lijst van teksten zijn: [\"...\", \"...\"].", key));
  return values;
}

bool TomlFields::flag(std::string_view key) {
  const auto* node = find(key);
  if (node == nullptr) return false;
  if (const auto value = node->value_exact<bool>()) return *value;
  note(key, fmt::format("\"{}\" moet true of false zijn, zonder aanhalingstekens.", key));
  return false;
}

std::optional<double> TomlFields::number(std::string_view key) {
  const auto* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (node->is_number()) return node->value<double>();
  note(key, fmt::format("\"{}\" moet een getal zijn, zonder aanhalingstekens of punten.", key));
  return std::nullopt;
}

std::optional<Date> TomlFields::date(std::string_view key) {
  const auto* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (const auto value = node->value_exact<toml::date>()) {
    const Date date{std::chrono::year{value->year},
                    std::chrono::month{value->month},
                    std::chrono::day{value->day}};
    if (date.ok()) return date;
  }
  note(key,
       fmt::format("\"{}\" moet een datum zijn, zoals 2026-11-22, zonder aanhalingstekens.", key));
  return std::nullopt;
}

Date TomlFields::required_date(std::string_view key) {
  if (table_.get(key) == nullptr) note_missing(key);
  return date(key).value_or(Date{});
}

std::vector<const toml::table*> TomlFields::tables(std::string_view key) {
  const auto* node = find(key);
  if (node == nullptr) return {};
  std::vector<const toml::table*> found;
  if (const auto* array = node->as_array())
    for (const auto& item : *array)
      if (const auto* table = item.as_table()) found.push_back(table);
  if (found.empty()) note(key, fmt::format("\"{}\" moet uit blokken [[{}]] bestaan.", key, key));
  return found;
}

void TomlFields::one(std::string_view key, const std::function<void(TomlFields&)>& read) {
  const auto* node = find(key);
  const auto* table = node == nullptr ? nullptr : node->as_table();
  if (table == nullptr) {
    note(key, fmt::format("Hier hoort een blok [{}]. Voeg het toe.", key));
    return;
  }
  TomlFields fields(*table, file_, first_line_, problems_);
  read(fields);
  fields.refuse_others();
}

void TomlFields::each(std::string_view key, const std::function<void(TomlFields&)>& read) {
  for (const auto* table : tables(key)) {
    TomlFields fields(*table, file_, first_line_, problems_);
    read(fields);
    fields.refuse_others();
  }
}

void TomlFields::refuse_others() {
  for (const auto& [key, node] : table_)
    if (!asked_.contains(key.str()))
      problems_.push_back(
          {file_,
           line_in(node.source(), first_line_),
           fmt::format("\"{}\" is hier onbekend. Haal het weg of verbeter de naam.", key.str())});
}

void read_toml(const std::filesystem::path& file,
               Problems& problems,
               const std::function<void(TomlFields&)>& read) {
  const auto text = read_file(file);
  if (!text) {
    problems.push_back({file, 1, text.error().message});
    return;
  }
  const auto table = parse_toml(*text, file, 1, problems);
  if (!table) return;
  TomlFields whole(*table, file, 1, problems);
  read(whole);
  whole.refuse_others();
}

}  // namespace zicht::content
