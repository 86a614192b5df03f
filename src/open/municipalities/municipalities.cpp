#include "open/municipalities/municipalities.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "ground/base/files.hpp"
#include "ground/text/csv.hpp"
#include "ground/text/utf8.hpp"

namespace zicht::municipalities {
namespace {

constexpr std::array<std::string_view, 11> columns{"code",
                                                   "naam",
                                                   "veiligheidsregio_code",
                                                   "veiligheidsregio",
                                                   "provincie",
                                                   "politie_eenheid",
                                                   "arrondissement",
                                                   "riec",
                                                   "geldig_van",
                                                   "geldig_tot",
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
                   .remark = cells[10]};
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
