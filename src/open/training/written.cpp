#include "open/training/written.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>

#include "ground/text/utf8.hpp"
#include "open/content/markdown.hpp"

namespace zicht::training {
namespace {

constexpr std::size_t summary_characters = 300;

void each_block(const content::Blocks& blocks,
                const std::function<void(const content::Block&)>& visit) {
  for (const auto& block : blocks) {
    visit(block);
    each_block(block.children, visit);
  }
}

/// The digits of a telephone number, as somebody would dial it.
std::string digits_of(std::string_view number) {
  std::string digits;
  for (const char each : number)
    if (each >= '0' && each <= '9') digits += each;
  return digits;
}

/// The stretches of digits, hyphens and plus signs that can be a telephone number: 112, 0900-8844.
/// An amount, a time or a house number is not.
std::vector<std::string> telephone_numbers(std::string_view words) {
  std::vector<std::string> found;
  const auto is_part = [](char each) {
    return (each >= '0' && each <= '9') || each == '-' || each == '+';
  };
  for (std::size_t at = 0; at < words.size();) {
    if (!is_part(words[at])) {
      ++at;
      continue;
    }
    auto end = at;
    while (end < words.size() && is_part(words[end])) ++end;
    const auto digits = digits_of(words.substr(at, end - at));
    constexpr std::size_t shortest = 4;
    constexpr std::size_t long_enough = 7;
    const bool is_emergency = digits.size() == 3 && digits.starts_with("11");
    if (is_emergency || digits.size() >= long_enough ||
        (digits.size() >= shortest && digits.starts_with('0')))
      found.push_back(digits);
    at = end;
  }
  return found;
}

std::vector<std::string> paragraphs_of(const std::string& text) {
  std::vector<std::string> paragraphs;
  std::size_t at = 0;
  while (at <= text.size()) {
    const auto end = std::min(text.find("\n\n", at), text.size());
    auto paragraph = text.substr(at, end - at);
    std::replace(paragraph.begin(), paragraph.end(), '\n', ' ');
    if (paragraph.find_first_not_of(' ') != std::string::npos)
      paragraphs.push_back(std::move(paragraph));
    at = end + 2;
  }
  return paragraphs;
}

}  // namespace

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

Written::Written(const content::Library& library,
                 const std::set<std::string>& routes,
                 content::Problems& problems)
    : library_(library), problems_(problems) {
  for (const auto& route : routes) ids_[route];
  for (const auto& term : library.terms()) ids_["/begrippen"].insert(term.slug);
  for (const auto& figure : library.figures()) ids_["/monitor"].insert(figure.id);
  for (const auto& document : library.documents()) {
    auto& ids = ids_[document.kind == content::Kind::scene ? "/" : document.path];
    if (document.kind == content::Kind::scene) ids.insert(document.name);
    each_block(document.blocks, [&](const content::Block& block) { ids.insert(block.id); });
  }
}

std::string Written::plain(content::TomlFields& fields, std::string_view key) const {
  auto words = fields.required_text(key);
  check_words(fields, key, words);
  return words;
}

std::string Written::plain_if_any(content::TomlFields& fields, std::string_view key) const {
  auto words = fields.text(key);
  check_words(fields, key, words);
  return words;
}

std::vector<std::string> Written::plain_list(content::TomlFields& fields,
                                             std::string_view key) const {
  auto list = fields.texts(key);
  for (const auto& words : list) check_words(fields, key, words);
  return list;
}

void Written::check_words(content::TomlFields& fields,
                          std::string_view key,
                          std::string_view words) const {
  constexpr std::array marks{"](", "**", "[@", "](begrip:"};
  for (const std::string_view mark : marks)
    if (words.find(mark) != std::string_view::npos) {
      fields.note(
          key,
          fmt::format(
              "\"{}\" is gewone tekst, zonder links of opmaak. Haal \"{}\" weg.", key, mark));
      break;
    }
  constexpr std::array quotes{"\"", "“", "”", "'"};
  for (const std::string_view quote : quotes)
    if (words.find(quote) != std::string_view::npos) {
      fields.note(
          key,
          fmt::format("Aanhalingstekens zijn ‘enkel en krom’. Vervang {} door ‘ of ’.", quote));
      break;
    }
  check_numbers(fields, key, words);
}

void Written::check_numbers(content::TomlFields& fields,
                            std::string_view key,
                            std::string_view words) const {
  for (const auto& number : telephone_numbers(words)) {
    const auto& contacts = library_.contacts();
    const bool is_known =
        std::any_of(contacts.begin(), contacts.end(), [&](const content::Contact& contact) {
          return digits_of(contact.number) == number;
        });
    if (!is_known)
      fields.note(key,
                  fmt::format("Het nummer {} staat niet in contacten.toml. Zet het daar, of haal "
                              "het weg.",
                              number));
  }
}

Paragraphs Written::linked(content::TomlFields& fields,
                           std::string_view key,
                           const std::filesystem::path& file) const {
  Paragraphs paragraphs;
  for (const auto& text : paragraphs_of(fields.required_text(key))) {
    auto inlines = content::parse_inlines(text, file, fields.line_of(key), problems_);
    for (const auto& each : inlines) {
      using Kind = content::Inline::Kind;
      if (each.kind == Kind::link) {
        check_link(fields, key, each.target);
        check_words(fields, key, content::plain_text(each.inside));
      } else if (each.kind == Kind::text) {
        check_words(fields, key, each.text);
      } else {
        fields.note(key,
                    fmt::format("In \"{}\" mag alleen een link staan, geen bron, begrip of "
                                "andere opmaak. Haal het weg.",
                                key));
      }
    }
    paragraphs.push_back(std::move(inlines));
  }
  return paragraphs;
}

void Written::check_link(content::TomlFields& fields,
                         std::string_view key,
                         const std::string& target) const {
  const auto hash = target.find('#');
  const auto path = target.substr(0, hash);
  const auto page = ids_.find(path);
  if (!target.starts_with('/')) {
    fields.note(key,
                fmt::format("De link \"{}\" leidt naar buiten. Gebruik een adres van de site, "
                            "zoals /kompas/signaleren/hoe.",
                            target));
  } else if (page == ids_.end()) {
    fields.note(key, fmt::format("De link \"{}\" leidt nergens heen. Verbeter het adres.", target));
  } else if (hash != std::string::npos && !page->second.contains(target.substr(hash + 1))) {
    fields.note(key,
                fmt::format("Op {} is geen plek met het id \"{}\". Verbeter de link.",
                            path,
                            target.substr(hash + 1)));
  }
}

std::string Written::summary(content::TomlFields& fields) const {
  auto words = plain(fields, "samenvatting");
  if (text::length(words) > summary_characters)
    fields.note("samenvatting",
                fmt::format("De samenvatting is langer dan {} tekens. Maak haar korter.",
                            summary_characters));
  return words;
}

int Written::whole(content::TomlFields& fields, std::string_view key, int least, int most) const {
  const auto number = fields.number(key);
  const bool fits = number && *number >= least && *number <= most &&
                    *number == static_cast<double>(static_cast<int>(*number));
  if (fits) return static_cast<int>(*number);
  fields.note(key, fmt::format("\"{}\" is een heel getal van {} tot {}.", key, least, most));
  return least;
}

void Written::dates(content::TomlFields& fields) const {
  const auto checked = fields.required_date("gecontroleerd_op");
  const auto review = fields.required_date("herzien_op");
  if (checked.ok() && review.ok() && review <= checked)
    fields.note("herzien_op",
                "\"herzien_op\" ligt na \"gecontroleerd_op\". Verbeter een van beide.");
}

void Written::check_audience(content::TomlFields& fields,
                             std::string_view key,
                             const std::string& id) const {
  const auto* audiences = library_.axis("doelgroep");
  if (audiences == nullptr || audiences->find(id) == nullptr)
    fields.note(
        key,
        fmt::format("\"{}\" staat niet bij [[doelgroep]] in indeling.toml. Verbeter het.", id));
}

const content::Document* Written::page(content::TomlFields& fields,
                                       std::string_view key,
                                       const std::string& path) const {
  const auto& all = library_.documents();
  const auto found = std::find_if(
      all.begin(), all.end(), [&](const auto& document) { return document.path == path; });
  if (found == all.end() || found->kind == content::Kind::scene) {
    fields.note(key, fmt::format("\"{}\" is geen pagina of kaart. Verbeter het adres.", path));
    return nullptr;
  }
  if (found->head.status != content::Status::published)
    fields.note(key,
                fmt::format("{} is een concept of ingetrokken, dus een lezer ziet de pagina niet. "
                            "Kies een andere.",
                            path));
  return &*found;
}

void Written::check_place(content::TomlFields& fields,
                          std::string_view key,
                          const std::string& target) const {
  const auto hash = target.find('#');
  if (page(fields, key, target.substr(0, hash)) == nullptr || hash == std::string::npos) return;
  if (!has_block(target.substr(0, hash), target.substr(hash + 1)))
    fields.note(key,
                fmt::format("Op {} is geen plek met het id \"{}\". Verbeter het adres.",
                            target.substr(0, hash),
                            target.substr(hash + 1)));
}

bool Written::has_block(const std::string& page, const std::string& block) const {
  const auto found = ids_.find(page);
  return found != ids_.end() && found->second.contains(block);
}

}  // namespace zicht::training
