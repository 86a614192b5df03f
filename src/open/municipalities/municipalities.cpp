#include "open/municipalities/municipalities.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <sstream>
#include <tuple>

#include "ground/base/files.hpp"
#include "ground/text/csv.hpp"
#include "ground/text/dutch.hpp"
#include "ground/text/utf8.hpp"

namespace zicht::municipalities {
namespace {

constexpr std::array<std::string_view, 12> columns{"code",
                                                   "naam",
                                                   "veiligheidsregio_code",
                                                   "veiligheidsregio",
                                                   "provincie",
                                                   "politie_eenheid",
                                                   "arrondissement",
                                                   "riec",
                                                   "geldig_van",
                                                   "geldig_tot",
                                                   "opgegaan_in",
                                                   "opmerking"};
constexpr std::size_t last_required = 8;  // geldig_van

/// All that follows from a safety region, to hold two rows of one region against each other.
auto regions(const Municipality& row) {
  return std::tie(row.safety_region, row.province, row.police_unit, row.court_district, row.riec);
}

bool overlap(const Municipality& one, const Municipality& other) {
  return (!one.valid_until || other.valid_from < *one.valid_until) &&
         (!other.valid_until || one.valid_from < *other.valid_until);
}

std::vector<std::string> words_of(const std::string& cell) {
  std::istringstream in(cell);
  return {std::istream_iterator<std::string>(in), {}};
}

/// "Boxtel, Tilburg of Vught".
std::string either(const std::vector<const Municipality*>& municipalities) {
  std::string names;
  for (std::size_t at = 0; at < municipalities.size(); ++at) {
    if (at > 0) names += at + 1 == municipalities.size() ? " of " : ", ";
    names += municipalities[at]->name;
  }
  return names;
}

class ListReader {
 public:
  ListReader(const std::filesystem::path& file, content::Problems& problems)
      : file_(file), problems_(problems) {}

  std::vector<Municipality> read();

 private:
  void note(std::string message) { problems_.push_back({file_, line_, std::move(message)}); }
  Municipality row(const std::vector<std::string>& cells);
  Date date(std::string_view column, const std::string& cell);
  void check(const Municipality& row);
  void check_against_earlier(const Municipality& row);
  void check_end(const Municipality& row);

  const std::filesystem::path& file_;
  content::Problems& problems_;
  int line_ = 1;
  std::vector<Municipality> rows_;
  std::map<std::string, Municipality> first_of_region_;
};

Date ListReader::date(std::string_view column, const std::string& cell) {
  const auto day = parse_date(cell);
  if (!day) note(fmt::format("{} moet een datum zijn, zoals 2026-11-22.", column));
  return day ? *day : Date{};
}

Municipality ListReader::row(const std::vector<std::string>& cells) {
  for (std::size_t at = 0; at <= last_required; ++at)
    if (cells[at].empty()) note(fmt::format("{} is leeg. Vul het in.", columns[at]));
  Municipality row{.code = cells[0],
                   .name = cells[1],
                   .safety_region_code = cells[2],
                   .safety_region = cells[3],
                   .province = cells[4],
                   .police_unit = cells[5],
                   .court_district = cells[6],
                   .riec = cells[7],
                   .went_into = words_of(cells[10]),
                   .remark = cells[11]};
  if (!cells[8].empty()) row.valid_from = date(columns[8], cells[8]);
  if (!cells[9].empty()) row.valid_until = date(columns[9], cells[9]);
  return row;
}

void ListReader::check(const Municipality& row) {
  if (!row.code.empty() && !is_code(row.code))
    note(fmt::format("\"{}\" is geen gemeentecode. Schrijf GM en vier cijfers.", row.code));
  const auto& region = row.safety_region_code;
  if (!region.empty() && !is_safety_region_code(region))
    note(fmt::format("\"{}\" is geen code van een veiligheidsregio. Schrijf VR en twee cijfers.",
                     region));
  if (row.valid_until && *row.valid_until <= row.valid_from)
    note("geldig_tot ligt niet na geldig_van. Verbeter een van beide.");
}

void ListReader::check_against_earlier(const Municipality& row) {
  const auto clash = std::find_if(rows_.begin(), rows_.end(), [&](const Municipality& other) {
    return (other.code == row.code || other.name == row.name) && overlap(other, row);
  });
  if (clash != rows_.end())
    note(
        fmt::format("Een eerdere regel heeft al {} {} in dezelfde tijd. Haal er een weg of geef "
                    "de oude een geldig_tot.",
                    clash->code,
                    clash->name));
  const auto [first, is_new] = first_of_region_.emplace(row.safety_region_code, row);
  if (!is_new && regions(first->second) != regions(row))
    note(fmt::format("De regio's van {} zijn hier anders dan bij {}. Maak ze gelijk.",
                     row.safety_region_code,
                     first->second.name));
}

/// A row that ends says what became of it, so that an old code can always be followed. What takes
/// it over is there on the day it ends, and so ends later: nobody is sent round in a circle.
void ListReader::check_end(const Municipality& row) {
  const auto has = [&](std::string_view code, Date day) {
    return std::ranges::any_of(rows_, [&](const Municipality& other) {
      return other.code == code && holds_on(other, day);
    });
  };
  if (!row.valid_until) {
    if (!row.went_into.empty()) note("opgegaan_in is gevuld, en geldig_tot niet. Vul beide in.");
    return;
  }
  const bool goes_on = has(row.code, *row.valid_until);
  if (goes_on != row.went_into.empty())
    note(goes_on ? "Deze code gaat verder in een andere regel. Laat opgegaan_in hier leeg."
                 : "Deze gemeente houdt op. Zet in opgegaan_in de code van wie haar opneemt.");
  for (const auto& code : row.went_into)
    if (!has(code, *row.valid_until))
      note(fmt::format(
          "opgegaan_in: op {} is er geen gemeente met code {}.", to_iso(*row.valid_until), code));
}

std::vector<Municipality> ListReader::read() {
  const auto text = read_file(file_);
  if (!text) {
    note(text.error().message);
    return {};
  }
  const auto table = text::read_csv(*text);
  if (!table) {
    note(table.error().message);
    return {};
  }
  if (table->empty() ||
      !std::equal(columns.begin(), columns.end(), (*table)[0].begin(), (*table)[0].end())) {
    note(fmt::format("De eerste regel moet zijn: {}", fmt::join(columns, ",")));
    return {};
  }
  for (std::size_t at = 1; at < table->size(); ++at) {
    line_ = static_cast<int>(at) + 1;
    auto next = row((*table)[at]);
    check(next);
    check_against_earlier(next);
    rows_.push_back(std::move(next));
  }
  for (std::size_t at = 0; at < rows_.size(); ++at) {
    line_ = static_cast<int>(at) + 2;
    check_end(rows_[at]);
  }
  if (rows_.empty()) note("De lijst is leeg. Voeg gemeenten toe.");
  return std::move(rows_);
}

}  // namespace

Register Register::read(const std::filesystem::path& file, content::Problems& problems) {
  Register list;
  list.all_ = ListReader(file, problems).read();
  std::sort(
      list.all_.begin(), list.all_.end(), [](const Municipality& one, const Municipality& other) {
        // Without the apostrophe of 's-Gravenhage, as an index does.
        return text::slug(one.name) < text::slug(other.name);
      });
  return list;
}

const Municipality* Register::find(std::string_view code, Date day) const {
  const auto found = std::find_if(all_.begin(), all_.end(), [&](const Municipality& municipality) {
    return municipality.code == code && holds_on(municipality, day);
  });
  return found == all_.end() ? nullptr : &*found;
}

const Municipality* Register::last_ended(std::string_view code, Date day) const {
  const Municipality* last = nullptr;
  for (const auto& one : all_)
    if (one.code == code && one.valid_until && *one.valid_until <= day &&
        (last == nullptr || *last->valid_until < *one.valid_until))
      last = &one;
  return last;
}

std::vector<const Municipality*> Register::follow(std::string_view code, Date day) const {
  if (const auto* now = find(code, day)) return {now};
  std::vector<const Municipality*> found;
  const auto* last = last_ended(code, day);
  if (last == nullptr) return found;
  for (const auto& next : last->went_into)
    for (const auto* one : follow(next, day))
      if (std::ranges::find(found, one) == found.end()) found.push_back(one);
  return found;
}

std::string Register::title(std::string_view code, Date day) const {
  if (const auto* now = find(code, day)) return now->name;
  if (const auto* last = last_ended(code, day))
    return fmt::format("{} (nu {})", last->name, either(follow(code, day)));
  const auto later = std::ranges::find(all_, code, &Municipality::code);
  if (later == all_.end()) return std::string(code);
  return fmt::format("{} (vanaf {})", later->name, text::date(later->valid_from));
}

std::vector<const Municipality*> Register::ended(Date day) const {
  std::vector<const Municipality*> found;
  for (const auto& one : all_)
    if (one.valid_until && *one.valid_until <= day && find(one.code, day) == nullptr &&
        last_ended(one.code, day) == &one)
      found.push_back(&one);
  return found;
}

std::vector<const Municipality*> Register::on(Date day) const {
  std::vector<const Municipality*> found;
  for (const auto& municipality : all_)
    if (holds_on(municipality, day)) found.push_back(&municipality);
  return found;
}

Date Register::known_from() const {
  const auto first =
      std::min_element(all_.begin(), all_.end(), [](const auto& one, const auto& other) {
        return one.valid_from < other.valid_from;
      });
  return first == all_.end() ? Date{} : first->valid_from;
}

}  // namespace zicht::municipalities
