#include "open/content/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <regex>

#include "ground/base/files.hpp"
#include "ground/text/dutch.hpp"
#include "ground/text/utf8.hpp"
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
constexpr std::array card_sorts{"vorm", "rol", "stap", "barriere", "instrument", "signalenlijst"};
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

Head read_head(TomlFields& fields, Kind kind) {
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
  fields.refuse_others();
  return head;
}

/// "06-signaleren" as 6 and "signaleren"; without a number 0.
std::pair<int, std::string> read_name(const std::string& stem) {
  static const std::regex numbered("([0-9]{1,3})-(.+)");
  std::smatch found;
  if (!std::regex_match(stem, found, numbered)) return {0, stem};
  return {std::stoi(found[1].str()), found[2].str()};
}

std::string path_of(Kind kind, const std::string& name) {
  switch (kind) {
    case Kind::scene:
      return "/#" + name;
    case Kind::card:
      return "/kaarten/" + name;
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
  const auto end =
      text.starts_with(fence) ? text.find("\n+++\n", fence.size() - 1) : std::string::npos;
  if (end == std::string::npos) {
    problems.push_back({file,
                        1,
                        "Dit bestand heeft geen kop. Begin met een regel +++, dan titel, "
                        "samenvatting, gecontroleerd_op en herzien_op, en weer een regel +++."});
    return std::nullopt;
  }
  Parts parts{.head = text.substr(fence.size(), end + 1 - fence.size()),
              .body = text.substr(end + 5)};
  parts.body_line = 3 + static_cast<int>(std::count(parts.head.begin(), parts.head.end(), '\n'));
  return parts;
}

Library Reader::read() {
  read_sources();
  read_terms();
  read_contacts();
  read_synonyms();
  read_figures();
  read_folder(folder_ / "longread", Kind::scene);
  read_chapters();
  read_folder(folder_ / "kaarten", Kind::card);
  read_folder(folder_ / "paginas", Kind::plain_page);
  return std::move(library_);
}

void Reader::read_folder(const std::filesystem::path& folder, Kind kind) {
  for (const auto& file : entries_of(folder)) {
    if (file.extension() != ".md") {
      problems_.push_back(
          {file, 1, "Hier horen alleen bestanden die op .md eindigen. Haal dit weg."});
      continue;
    }
    auto [order, name] = read_name(file.stem().string());
    const auto path = path_of(kind, name);
    read_document(file, {.kind = kind, .order = order, .name = std::move(name), .path = path});
  }
}

void Reader::read_chapters() {
  for (const auto& folder : entries_of(folder_ / "kompas")) {
    const auto [order, name] = read_name(folder.filename().string());
    const auto chapter_path = "/kompas/" + name;
    for (const auto& file : entries_of(folder)) {
      const auto stem = file.stem().string();
      const bool is_page = std::find(parts.begin(), parts.end(), stem) != parts.end();
      if (stem == "hoofdstuk") {
        read_document(file,
                      {.kind = Kind::chapter, .order = order, .name = name, .path = chapter_path});
      } else if (is_page && file.extension() == ".md") {
        read_document(file,
                      {.kind = Kind::chapter_page,
                       .order = order,
                       .name = stem,
                       .path = chapter_path + "/" + stem});
      } else {
        problems_.push_back(
            {file, 1, "In een hoofdstuk horen alleen hoofdstuk.md, wat.md, hoe.md en met-wie.md."});
      }
    }
  }
}

void Reader::read_document(const std::filesystem::path& file, Document document) {
  const auto text = read_file(file);
  if (!text) {
    problems_.push_back({file, 1, text.error().message});
    return;
  }
  if (!text::is_utf8(*text)) {
    problems_.push_back({file, 1, "Dit bestand is geen UTF-8. Bewaar het opnieuw als UTF-8."});
    return;
  }
  if (document.name != text::slug(document.name))
    problems_.push_back({file,
                         1,
                         fmt::format("De naam kan niet in een adres. Noem het bestand \"{}\".",
                                     text::slug(document.name))});
  const auto parts_of_file = cut(*text, file, problems_);
  if (!parts_of_file) return;
  const auto head = parse_toml(parts_of_file->head, file, 2, problems_);
  if (!head) return;
  TomlFields fields(*head, file, 2, problems_);
  document.file = file;
  document.head = read_head(fields, document.kind);
  document.blocks = parse_markdown(parts_of_file->body, file, parts_of_file->body_line, problems_);
  document.words = text::words(plain_text(document.blocks));
  library_.documents_.push_back(std::move(document));
}

}  // namespace zicht::content
