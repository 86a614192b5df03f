#include "open/content/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <iterator>
#include <thread>

#include "ground/base/files.hpp"
#include "ground/text/dutch.hpp"
#include "ground/text/utf8.hpp"
#include "open/content/card_kind.hpp"
#include "open/content/markdown.hpp"
#include "open/content/toml_fields.hpp"

namespace zicht::content {
namespace {

constexpr std::array scene_sorts{"opening",
                                 "blikken",
                                 "tekst",
                                 "wegwijzer",
                                 "verhaal",
                                 "professional",
                                 "cijfer",
                                 "vormen",
                                 "slot"};
/// The sorts that the head of a card may name.
constexpr auto card_sorts = [] {
  std::array<std::string_view, card_kinds.size()> sorts{};
  for (std::size_t at = 0; at < sorts.size(); ++at) sorts[at] = card_kinds[at].sort;
  return sorts;
}();
constexpr std::array parts{"wat", "hoe", "met-wie"};
constexpr std::array story_forms{"seksueel", "arbeid", "crimineel", "dienstbaarheid"};

std::string one_of(TomlFields& fields, std::string_view key, const auto& allowed) {
  auto value = fields.required_text(key);
  if (!value.empty() && std::find(allowed.begin(), allowed.end(), value) == allowed.end())
    fields.note(
        key, fmt::format("\"{}\" kan hier niet. Kies uit: {}.", value, fmt::join(allowed, ", ")));
  return value;
}

Status read_status(TomlFields& fields) {
  const auto status = fields.text("status");
  if (status.empty() || status == "gepubliceerd") return Status::published;
  if (status == "concept") return Status::draft;
  if (status == "ingetrokken") return Status::withdrawn;
  fields.note(
      "status",
      fmt::format("De status \"{}\" bestaat niet. Kies uit: concept, gepubliceerd, ingetrokken.",
                  status));
  return Status::draft;
}

void read_person(TomlFields& fields, Head& head) {
  head.person = fields.required_text("naam");
  head.role = fields.required_text("rol");
  head.fictional = fields.flag("fictief");
  if (!head.fictional)
    fields.note("fictief",
                "Een verhaal zonder \"fictief = true\" wordt niet getoond. Zet het erbij: "
                "een verzonnen verhaal mag nooit voor echt doorgaan.");
  if (head.sort != "verhaal") return;
  head.form = one_of(fields, "vorm", story_forms);
  head.warning = fields.required_text("waarschuwing");
}

/// What a page can be found by. The question is not asked for: it follows from the kind of page.
void read_labels(TomlFields& fields, const std::vector<Axis>& axes, Head& head) {
  for (const auto& axis : axes) {
    if (axis.plural.empty()) continue;
    auto& labels = head.labels[axis.key] = fields.texts(axis.plural);
    for (const auto& id : labels)
      if (axis.find(id) == nullptr)
        fields.note(
            axis.plural,
            fmt::format("\"{}\" staat niet bij [[{}]] in indeling.toml. Voeg het daar toe of "
                        "verbeter het.",
                        id,
                        axis.key));
  }
  head.see_also = fields.texts("zie_ook");
}

Head read_head(TomlFields& fields, Kind kind, const std::vector<Axis>& axes) {
  Head head;
  head.title = fields.required_text("titel");
  head.summary = fields.required_text("samenvatting");
  head.checked_on = fields.required_date("gecontroleerd_op");
  head.next_review = fields.required_date("herzien_op");
  head.status = read_status(fields);
  head.valid_from = fields.date("geldig_vanaf");
  if (head.next_review <= head.checked_on)
    fields.note("herzien_op", "\"herzien_op\" moet later zijn dan \"gecontroleerd_op\".");
  if (kind == Kind::scene) {
    head.sort = one_of(fields, "soort", scene_sorts);
    if (head.sort == "verhaal" || head.sort == "professional") read_person(fields, head);
  } else if (kind == Kind::chapter) {
    head.part = one_of(fields, "deel", parts);
    head.in_preparation = fields.flag("in_voorbereiding");
  } else if (kind == Kind::card) {
    head.sort = one_of(fields, "soort", card_sorts);
    head.chapter = fields.required_text("hoofdstuk");
  }
  if (kind == Kind::chapter || kind == Kind::chapter_page || kind == Kind::card)
    read_labels(fields, axes, head);
  fields.refuse_others();
  return head;
}

/// A text as Windows writes it is the same text: without a byte order mark, with plain line ends.
std::string with_plain_lines(std::string text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text.starts_with(mark)) text.erase(0, mark.size());
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at)
    if (text[at] != '\r' || at + 1 == text.size() || text[at + 1] != '\n') plain += text[at];
  return plain;
}

/// The text of a file, where it is one. Nothing where it is not, and a problem.
std::optional<std::string> read_text(const std::filesystem::path& file, Problems& problems) {
  constexpr std::uintmax_t largest = 1024 * 1024;
  std::error_code error;
  if (std::filesystem::file_size(file, error) > largest && !error) {
    problems.push_back({file, 1, "Dit bestand is groter dan 1 MB. Knip het in stukken."});
    return std::nullopt;
  }
  const auto bytes = read_file(file);
  if (!bytes) {
    problems.push_back({file, 1, bytes.error().message});
    return std::nullopt;
  }
  if (!text::is_utf8(*bytes)) {
    problems.push_back({file, 1, "Dit bestand is geen UTF-8. Bewaar het opnieuw als UTF-8."});
    return std::nullopt;
  }
  auto text = with_plain_lines(*bytes);
  const auto hidden = std::find_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
  });
  if (hidden != text.end()) {
    const auto line = 1 + std::count(text.begin(), hidden, '\n');
    problems.push_back({file,
                        static_cast<int>(line),
                        "Op deze regel staat een teken dat je niet ziet. Typ de regel opnieuw."});
    return std::nullopt;
  }
  return text;
}

/// "06-signaleren" as 6 and "signaleren"; without a number 0.
std::pair<int, std::string> read_name(const std::string& stem) {
  const auto hyphen = stem.find('-');
  int number = 0;
  const auto* end = stem.data() + std::min(hyphen, stem.size());
  const auto read = std::from_chars(stem.data(), end, number);
  const bool numbered = hyphen != std::string::npos && hyphen > 0 && hyphen <= 3 &&
                        hyphen + 1 < stem.size() && read.ptr == end && stem[0] != '-';
  if (!numbered) return {0, stem};
  return {number, stem.substr(hyphen + 1)};
}

std::string path_of(Kind kind, const std::string& name) {
  switch (kind) {
    case Kind::scene:
      return "/#" + name;
    case Kind::card:
      return "/kaarten/" + name;
    case Kind::audience:
      return "/voor-wie/" + name;
    default:
      return "/" + name;
  }
}

std::vector<std::filesystem::path> entries_of(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> entries;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    entries.push_back(entry.path());
  std::sort(entries.begin(), entries.end());
  return entries;
}

}  // namespace

std::optional<Parts> cut(const std::string& text,
                         const std::filesystem::path& file,
                         Problems& problems) {
  constexpr std::string_view fence = "+++\n";
  auto end = text.starts_with(fence) ? text.find("\n+++\n", fence.size() - 1) : std::string::npos;
  // The body may be empty, and the last line need not end.
  if (end == std::string::npos && text.starts_with(fence) && text.ends_with("\n+++"))
    end = text.size() - 4;
  if (end == std::string::npos) {
    problems.push_back({file,
                        1,
                        "Dit bestand heeft geen kop. Begin met een regel +++, dan titel, "
                        "samenvatting, gecontroleerd_op en herzien_op, en weer een regel +++."});
    return std::nullopt;
  }
  Parts parts{.head = text.substr(fence.size(), end + 1 - fence.size()),
              .body = text.substr(std::min(end + 5, text.size()))};
  parts.body_line = 3 + static_cast<int>(std::count(parts.head.begin(), parts.head.end(), '\n'));
  return parts;
}

namespace {

/// What one file gave: a document where it could be read, and what is wrong in it.
struct Reading {
  std::optional<Document> document = {};
  Problems problems = {};
};

/// Fills in a document of which the file and the place on the site are known.
Reading read_document(Document document, const std::vector<Axis>& axes) {
  Reading reading;
  auto& problems = reading.problems;
  const auto& file = document.file;
  const auto text = read_text(file, problems);
  if (!text) return reading;
  if (document.name != text::slug(document.name))
    problems.push_back({file,
                        1,
                        fmt::format("De naam kan niet in een adres. Noem het bestand \"{}\".",
                                    text::slug(document.name))});
  const auto parts_of_file = cut(*text, file, problems);
  if (!parts_of_file) return reading;
  const auto head = parse_toml(parts_of_file->head, file, 2, problems);
  if (!head) return reading;
  TomlFields fields(*head, file, 2, problems);
  document.head = read_head(fields, document.kind, axes);
  document.blocks = parse_markdown(parts_of_file->body, file, parts_of_file->body_line, problems);
  document.words = text::words(plain_text(document.blocks));
  reading.document = std::move(document);
  return reading;
}

}  // namespace

Library Reader::read() {
  read_axes();
  read_sources();
  read_terms();
  read_contacts();
  read_synonyms();
  read_figures();
  find_in_folder(folder_ / "longread", Kind::scene);
  find_chapters();
  find_in_folder(folder_ / "kaarten", Kind::card);
  find_in_folder(folder_ / "voor-wie", Kind::audience);
  find_in_folder(folder_ / "paginas", Kind::plain_page);
  read_found();
  return std::move(library_);
}

void Reader::find_in_folder(const std::filesystem::path& folder, Kind kind) {
  for (const auto& file : entries_of(folder)) {
    if (file.extension() != ".md") {
      problems_.push_back(
          {file, 1, "Hier horen alleen bestanden die op .md eindigen. Haal dit weg."});
      continue;
    }
    auto [order, name] = read_name(file.stem().string());
    const auto path = path_of(kind, name);
    found_.push_back(
        {.kind = kind, .order = order, .name = std::move(name), .path = path, .file = file});
  }
}

void Reader::find_chapters() {
  for (const auto& folder : entries_of(folder_ / "kompas")) {
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) {
      problems_.push_back(
          {folder, 1, "In deze map horen alleen mappen, een per hoofdstuk. Haal dit weg."});
      continue;
    }
    const auto [order, name] = read_name(folder.filename().string());
    const auto chapter_path = "/kompas/" + name;
    for (const auto& file : entries_of(folder)) {
      const auto stem = file.stem().string();
      const bool is_text = file.extension() == ".md";
      const bool is_page = std::find(parts.begin(), parts.end(), stem) != parts.end();
      if (stem == "hoofdstuk" && is_text) {
        found_.push_back({.kind = Kind::chapter,
                          .order = order,
                          .name = name,
                          .path = chapter_path,
                          .file = file});
      } else if (is_page && is_text) {
        found_.push_back({.kind = Kind::chapter_page,
                          .order = order,
                          .name = stem,
                          .path = chapter_path + "/" + stem,
                          .file = file});
      } else {
        problems_.push_back(
            {file, 1, "In een hoofdstuk horen alleen hoofdstuk.md, wat.md, hoe.md en met-wie.md."});
      }
    }
  }
}

void Reader::read_found() {
  // Reading is most of what a start does, and no file needs another.
  std::vector<Reading> readings(found_.size());
  std::atomic<std::size_t> next = 0;
  const auto read_on = [&] {
    for (auto at = next++; at < found_.size(); at = next++)
      readings[at] = read_document(std::move(found_[at]), library_.axes_);
  };
  {
    std::vector<std::jthread> others;
    const auto threads = std::min(std::thread::hardware_concurrency(), 4U);
    for (unsigned at = 1; at < threads; ++at) others.emplace_back(read_on);
    read_on();
  }
  for (auto& reading : readings) {
    std::move(reading.problems.begin(), reading.problems.end(), std::back_inserter(problems_));
    if (reading.document) library_.documents_.push_back(*reading.document);
  }
}

}  // namespace zicht::content
