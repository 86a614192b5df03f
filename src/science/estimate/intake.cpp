#include "science/estimate/intake.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

#include "ground/base/sha256.hpp"
#include "ground/text/utf8.hpp"
#include "science/estimate/cells.hpp"

namespace zicht::estimate {
namespace {

constexpr std::size_t most_strata = 1000;

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  const auto folded = text::fold(name);
  return std::find(names.begin(), names.end(), folded) != names.end();
}

bool is_binary(std::string_view cell) {
  return cell == "0" || cell == "1";
}

bool looks_like_number(std::string_view cell) {
  return !cell.empty() && cell.find_first_not_of("0123456789.,+-") == std::string_view::npos;
}

enum class Role { list, count, covariate };

/// What the cells of a column say about it.
struct Column {
  std::string name = {};
  Role role = Role::list;
  bool first_binary = false;
  bool all_binary = true;
  bool all_numbers = true;
};

Result<std::vector<Column>> look(const Cells& cells) {
  std::vector<Column> all;
  int rows = 0;
  TRY(cells.each([&](const CellRow& row) -> Result<> {
    if (all.empty()) {
      for (const auto& name : row.cells) {
        if (name.empty())
          return fail(Fault::invalid,
                      place(row.line, all.size(), "") + ": deze kolom heeft geen naam.");
        all.push_back({.name = name});
      }
      if (std::all_of(
              all.begin(), all.end(), [](const Column& c) { return looks_like_number(c.name); }))
        return fail(
            Fault::invalid,
            fmt::format("Regel {}: zet boven de kolommen een regel met hun namen.", row.line));
      return {};
    }
    ++rows;
    for (std::size_t at = 0; at < all.size(); ++at) {
      const auto& cell = row.cells[at];
      if (rows == 1) all[at].first_binary = is_binary(cell);
      all[at].all_binary = all[at].all_binary && is_binary(cell);
      all[at].all_numbers = all[at].all_numbers && (cell.empty() || looks_like_number(cell));
    }
    return {};
  }));
  if (all.empty()) return fail(Fault::invalid, "De tabel is leeg.");
  if (rows == 0) return fail(Fault::invalid, "Onder de kop staan geen regels.");
  return all;
}

Column* named(std::vector<Column>& all, std::string_view name) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Column& c) { return c.name == name; });
  return found == all.end() ? nullptr : &*found;
}

Result<> assign_roles(std::vector<Column>& all, const Columns& wanted) {
  for (const auto& name : wanted.covariates) {
    auto* column = named(all, name);
    if (column == nullptr)
      return fail(Fault::invalid, fmt::format("Er is geen kolom \"{}\".", name));
    column->role = Role::covariate;
  }
  Column* count = nullptr;
  if (!wanted.count.empty()) {
    count = named(all, wanted.count);
    if (count == nullptr)
      return fail(Fault::invalid, fmt::format("Er is geen kolom \"{}\".", wanted.count));
  } else {
    for (auto& column : all)
      if (is_one_of(column.name, {"count", "counts", "freq", "frequency", "aantal", "frequentie"}))
        count = &column;
    auto& last = all.back();
    const bool is_property = is_one_of(last.name, {"jaar", "year", "leeftijd", "age"});
    if (count == nullptr && last.role == Role::list && !last.all_binary && last.all_numbers &&
        !is_property)
      count = &last;
  }
  if (count != nullptr) count->role = Role::count;
  if (wanted.covariates.empty())
    for (auto& column : all)
      if (column.role == Role::list && !column.first_binary && !column.all_binary)
        column.role = Role::covariate;
  return {};
}

/// A whole number of persons; nothing for an empty cell.
Result<std::optional<std::int64_t>> read_count(std::string cell,
                                               char separator,
                                               const std::string& where) {
  if (cell.empty() || cell == "NA") return std::optional<std::int64_t>{};
  const auto typed = cell;
  if (separator != ',') std::replace(cell.begin(), cell.end(), ',', '.');
  if (cell.front() == '+') cell.erase(0, 1);
  if (cell.starts_with('-'))
    return fail(Fault::invalid, where + ": een aantal kan niet negatief zijn.");
  const auto point = cell.find('.');
  if (point != std::string::npos) {
    const auto fraction = cell.substr(point + 1);
    if (fraction.find_first_not_of("0123456789") != std::string::npos)
      return fail(Fault::invalid,
                  fmt::format("{}: \"{}\" is geen aantal. Schrijf alleen cijfers.", where, typed));
    if (fraction.find_first_not_of('0') != std::string::npos)
      return fail(
          Fault::invalid,
          fmt::format(
              "{}: \"{}\" is geen geheel aantal. Schrijf geen punt of komma.", where, typed));
    // "1.000" may be a thousand or one: nobody may have to guess.
    if (fraction.size() == 3)
      return fail(
          Fault::invalid,
          fmt::format("{}: \"{}\" kan duizendtal of breuk zijn. Schrijf geen punt of komma.",
                      where,
                      typed));
    cell.resize(point);
  }
  std::int64_t value = 0;
  const auto* end = cell.data() + cell.size();
  const auto [stopped, error] = std::from_chars(cell.data(), end, value);
  if (error == std::errc::result_out_of_range || (error == std::errc{} && value > most_persons))
    return fail(Fault::invalid, where + ": dit aantal is te groot (meer dan 2^53).");
  if (error != std::errc{} || stopped != end)
    return fail(Fault::invalid,
                fmt::format("{}: \"{}\" is geen aantal. Schrijf alleen cijfers.", where, typed));
  return std::optional{value};
}

/// Puts rows into the table.
class Gatherer {
 public:
  Gatherer(std::vector<Column> columns, char separator)
      : columns_(std::move(columns)), separator_(separator) {
    bool counted = false;
    for (const auto& column : columns_) {
      if (column.role == Role::list) input_.table.lists.push_back(column.name);
      if (column.role == Role::covariate) input_.covariates.push_back({column.name, {}});
      counted = counted || column.role == Role::count;
    }
    input_.row_per_person = !counted;
    const auto lists = input_.table.lists.size();
    if (lists <= max_lists) input_.table.counts.assign(std::size_t{1} << lists, 0);
  }

  Result<> check_lists(int line) const {
    const auto checked = check(input_.table);
    if (checked) return {};
    auto message = checked.error().message;
    if (input_.table.lists.size() < 2)
      message +=
          " Een lijst is een kolom met alleen 0 en 1; boven de kolom met aantallen staat "
          "\"aantal\".";
    return fail(Fault::invalid, fmt::format("Regel {}: {}", line, message));
  }

  Result<> take(const CellRow& row) {
    Mask history = 0;
    std::int64_t count = 1;
    std::size_t list = 0;
    std::size_t covariate = 0;
    bool empty = false;
    levels_.assign(input_.covariates.size(), 0);
    for (std::size_t at = 0; at < columns_.size(); ++at) {
      const auto& cell = row.cells[at];
      const auto& column = columns_[at];
      if (column.role == Role::list) {
        if (!is_binary(cell)) return not_binary(row, at);
        if (cell == "1") history |= Mask{1} << list;
        ++list;
      } else if (column.role == Role::count) {
        const auto read = TRY(read_count(cell, separator_, place(row.line, at, column.name)));
        empty = !read;
        count = read.value_or(0);
        count_column_ = at;
      } else {
        if (cell.empty())
          return fail(Fault::invalid, place(row.line, at, column.name) + ": deze cel is leeg.");
        levels_[covariate] = level(input_.covariates[covariate], cell);
        ++covariate;
      }
    }
    if (history == 0) return unseen(row, count);
    if (empty)
      return fail(Fault::invalid,
                  place(row.line, count_column_, columns_[count_column_].name) +
                      ": hier mist een aantal. Schrijf 0 als er niemand was.");
    persons_ += count;
    if (persons_ > most_persons)
      return fail(
          Fault::invalid,
          fmt::format("Regel {}: de aantallen zijn samen te groot (meer dan 2^53).", row.line));
    input_.table.counts[history] += count;
    if (!input_.row_per_person) input_.rows.push_back(history);
    if (input_.covariates.empty()) return {};
    auto* own = TRY(stratum(row.line));
    own->counts[history] += count;
    return {};
  }

  Input finish() && { return std::move(input_); }

 private:
  Result<> not_binary(const CellRow& row, std::size_t at) const {
    return fail(Fault::invalid,
                fmt::format("{}: \"{}\" is geen 0 of 1. Is deze kolom geen lijst, noem haar dan "
                            "als kenmerk.",
                            place(row.line, at, columns_[at].name),
                            row.cells[at]));
  }

  /// The history "on no list" is what is to be estimated. A table may name it, without a number.
  Result<> unseen(const CellRow& row, std::int64_t count) {
    if (input_.row_per_person)
      return fail(
          Fault::invalid,
          fmt::format("Regel {}: deze persoon staat op geen enkele lijst. Haal de regel weg.",
                      row.line));
    if (count != 0)
      return fail(Fault::invalid,
                  fmt::format("Regel {}: wie op geen enkele lijst staat, kan niet geteld zijn. "
                              "Haal de regel weg.",
                              row.line));
    if (input_.covariates.empty()) return {};
    TRY(stratum(row.line));
    return {};
  }

  int level(Covariate& covariate, const std::string& cell) {
    auto& known = level_numbers_[covariate.name];
    const auto [place, fresh] = known.try_emplace(cell, static_cast<int>(covariate.levels.size()));
    if (fresh) covariate.levels.push_back(cell);
    return place->second;
  }

  Result<Stratum*> stratum(int line) {
    const auto [place, fresh] = strata_.try_emplace(levels_, input_.strata.size());
    if (fresh) {
      if (input_.strata.size() == most_strata)
        return fail(
            Fault::invalid,
            fmt::format("Regel {}: de kenmerken maken meer dan {} groepen. Neem minder kenmerken.",
                        line,
                        most_strata));
      input_.strata.push_back({levels_, std::vector<std::int64_t>(input_.table.counts.size(), 0)});
    }
    return &input_.strata[place->second];
  }

  std::vector<Column> columns_;
  char separator_;
  Input input_ = {};
  std::vector<int> levels_ = {};
  std::map<std::vector<int>, std::size_t> strata_ = {};
  std::map<std::string, std::map<std::string, int>> level_numbers_ = {};
  std::size_t count_column_ = 0;
  std::int64_t persons_ = 0;
};

Input with_warnings(Input input) {
  input.warnings = warnings(input.table);
  return input;
}

/// The same change for the table of all people and for each stratum.
template <class Change>
Input changed(Input input, Change change) {
  const auto lists = input.table.lists;
  for (auto& stratum : input.strata)
    stratum.counts = change(Table{lists, std::move(stratum.counts)}).counts;
  input.table = change(input.table);
  input.rows.clear();
  return with_warnings(std::move(input));
}

}  // namespace

Result<Input> read_table(std::string_view text, const Columns& columns) {
  if (!text::is_utf8(text))
    return fail(Fault::invalid,
                "Dit bestand is geen tekst in UTF-8. Sla het op als \"CSV UTF-8\".");
  const Cells cells(text);
  auto roles = TRY(look(cells));
  TRY(assign_roles(roles, columns));
  Gatherer gatherer(std::move(roles), cells.separator());
  bool heading = true;
  TRY(cells.each([&](const CellRow& row) -> Result<> {
    if (!heading) return gatherer.take(row);
    heading = false;
    return gatherer.check_lists(row.line);
  }));
  auto input = std::move(gatherer).finish();
  if (input.table.observed() == 0)
    return fail(Fault::invalid, "In deze tabel staat niemand. Er valt niets te schatten.");
  input.sha256 = sha256_hex(text);
  return with_warnings(std::move(input));
}

Input without(Input input, int list) {
  return changed(std::move(input), [&](const Table& table) { return without(table, list); });
}

Input merged(Input input, int first, int second) {
  return changed(std::move(input),
                 [&](const Table& table) { return merged(table, first, second); });
}

Result<std::vector<std::vector<double>>> read_resamples(std::string_view text, const Input& input) {
  if (input.rows.empty())
    return fail(Fault::invalid,
                "Bij hertrekkingen hoort een tabel met aantallen, waar geen lijst uit is gehaald.");
  std::vector<std::vector<double>> all;
  int line = 0;
  while (!text.empty()) {
    ++line;
    const auto end = text.find('\n');
    auto rest = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    constexpr auto between = " \t,;\r";
    std::vector<double> counts(input.table.counts.size(), 0.0);
    std::size_t column = 0;
    while (true) {
      const auto start = rest.find_first_not_of(between);
      if (start == std::string_view::npos) break;
      rest.remove_prefix(start);
      const auto word = rest.substr(0, rest.find_first_of(between));
      rest.remove_prefix(word.size());
      std::int64_t value = -1;
      const auto [stopped, error] = std::from_chars(word.data(), word.data() + word.size(), value);
      if (error != std::errc{} || stopped != word.data() + word.size() || value < 0 ||
          value > most_persons)
        return fail(
            Fault::invalid,
            fmt::format(
                "Hertrekkingen, {}: \"{}\" is geen aantal.", place(line, column, ""), word));
      if (column < input.rows.size()) counts[input.rows[column]] += static_cast<double>(value);
      ++column;
    }
    if (column == 0) continue;
    if (column != input.rows.size())
      return fail(Fault::invalid,
                  fmt::format("Hertrekkingen, regel {}: hier staan {} aantallen, en de tabel heeft "
                              "{} regels.",
                              line,
                              column,
                              input.rows.size()));
    all.push_back(std::move(counts));
  }
  if (all.empty()) return fail(Fault::invalid, "In het bestand met hertrekkingen staat niets.");
  return all;
}

}  // namespace zicht::estimate
