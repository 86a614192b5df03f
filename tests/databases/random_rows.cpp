#include "tests/databases/random_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <regex>
#include <utility>

namespace zicht::databases {
namespace {

using store::Database;
using store::Row;
using Cell = Row::Cell;
/// By the names of the columns.
using Values = std::map<std::string, Cell>;

constexpr std::size_t wanted = 5;
constexpr std::size_t most_offers = 200;
/// Of the log: it takes no row, since it has one that moves on.
constexpr auto edge = "audit_frontier";
constexpr std::size_t offers_to_edge = 20;
constexpr std::size_t widest_table = 48;

template <std::size_t... At>
Result<std::int64_t> insert_with(store::Transaction& transaction,
                                 store::Sql sql,
                                 const Row& row,
                                 std::index_sequence<At...>) {
  return transaction.run(sql, row.param(At)...);
}

/// How many values a row has is known while running, and to a transaction while compiling.
template <std::size_t Size = 1>
Result<std::int64_t> insert(store::Transaction& transaction, store::Sql sql, const Row& row) {
  if constexpr (Size <= widest_table) {
    if (row.size() != Size) return insert<Size + 1>(transaction, sql, row);
    return insert_with(transaction, sql, row, std::make_index_sequence<Size>{});
  } else {
    FAIL("a table is wider than this test");
    return std::int64_t{0};
  }
}

Result<> insert_all(store::Transaction& transaction, store::Sql sql, const std::vector<Row>& rows) {
  for (const auto& row : rows) TRY(insert(transaction, sql, row));
  return {};
}

/// What the conditions of a table say of one column.
struct Hints {
  std::vector<std::string> words = {};
  std::vector<std::int64_t> numbers = {};
  bool of_length = false;  ///< The numbers are how long a text is, or may be.
};

Hints hints_for(const Table& table, const std::string& column) {
  static const std::regex word("'([^']+)'");
  static const std::regex number("\\b[0-9]+\\b");
  const std::regex name("\\b" + column + "\\b");
  Hints hints;
  for (const auto& condition : table.conditions) {
    if (!std::regex_search(condition, name)) continue;
    if (condition.find("length(" + column + ")") != std::string::npos) hints.of_length = true;
    const std::sregex_iterator end;
    for (std::sregex_iterator at(condition.begin(), condition.end(), word); at != end; ++at)
      hints.words.push_back((*at)[1]);
    for (std::sregex_iterator at(condition.begin(), condition.end(), number); at != end; ++at)
      hints.numbers.push_back(std::stoll(at->str()));
  }
  return hints;
}

std::string text_of(std::size_t length, Chance& chance) {
  static const std::vector<std::string> letters{
      "a", "Z", "0", " ", "é", "ĳ", "'", "\"", "\\", "%", "\n", "€", "😀", "$1", ";", "--"};
  std::string text;
  // Counted as both databases count: what a reader sees as one.
  while (length > 0) {
    const auto& next = chance.of(letters);
    if ((next == "$1" || next == "--") && length < 2) continue;
    length -= next == "$1" || next == "--" ? 2 : 1;
    text += next;
  }
  return text;
}

std::string random_text(const Hints& hints, Chance& chance) {
  if (!hints.words.empty() && !chance.one_in(4)) {
    auto text = chance.of(hints.words);
    if (const auto any = text.find('%'); any != std::string::npos)
      text.replace(any, 1, text_of(chance.below(9), chance));
    return text;
  }
  if (hints.of_length && !chance.one_in(4))
    return text_of(static_cast<std::size_t>(chance.of(hints.numbers)), chance);
  constexpr std::size_t longest = 24;
  return text_of(chance.below(longest), chance);
}

std::int64_t random_number(const Hints& hints, Chance& chance) {
  constexpr std::int64_t moment = 1'795'348'800'000;
  if (!hints.numbers.empty() && chance.one_in(2)) return chance.of(hints.numbers);
  switch (chance.below(5)) {
    case 0:
      return static_cast<std::int64_t>(chance.below(10)) - 1;
    case 1:
      return moment + static_cast<std::int64_t>(chance.below(1'000'000'000));
    case 2:
      return chance.one_in(2) ? std::numeric_limits<std::int64_t>::max()
                              : std::numeric_limits<std::int64_t>::min();
    default:
      return static_cast<std::int64_t>(chance.bits());
  }
}

double random_real(Chance& chance) {
  return std::ldexp(static_cast<double>(chance.bits()), static_cast<int>(chance.below(200)) - 100);
}

store::Blob random_bytes(Chance& chance) {
  constexpr std::size_t longest = 40;
  store::Blob bytes(chance.below(longest));
  for (auto& byte : bytes) byte = static_cast<std::byte>(chance.below(256));
  return bytes;
}

class Filler {
 public:
  Filler(Database& sqlite, Database& postgres, Chance& chance)
      : sqlite_(sqlite), postgres_(postgres), chance_(chance) {}

  void fill(const Table& table) {
    std::string places;
    for (std::size_t at = 1; at <= table.columns.size(); ++at)
      places += fmt::format("{}${}", at == 1 ? "" : ", ", at);
    const auto sql =
        kept(fmt::format("INSERT INTO {} ({}) VALUES ({})", table.name, columns_of(table), places));
    auto& taken = rows_[table.name];
    std::vector<Row> kept_rows;
    const auto most = table.name == edge ? offers_to_edge : most_offers;
    for (std::size_t offer = 0; offer < most && taken.size() < wanted; ++offer) {
      auto values = draw(table);
      if (both_take(sql, values, kept_rows)) taken.push_back(std::move(values));
    }
    const auto written = sqlite_.write(
        [&](store::Transaction& transaction) { return insert_all(transaction, sql, kept_rows); });
    if (!written) FAIL(table.name << ": " << written.error().detail);
  }

  const std::vector<Values>& rows(const std::string& table) { return rows_[table]; }

 private:
  const Hints& hints_of(const Table& table, const Column& column) {
    auto& known = hints_[table.name + "." + column.name];
    if (!known) known = hints_for(table, column.name);
    return *known;
  }

  Cell draw_cell(const Table& table, const Column& column) {
    const auto& earlier = rows_[table.name];
    // Also where that is refused, now and then.
    if (chance_.one_in(column.required ? 100 : 3)) return nullptr;
    if (!earlier.empty() && chance_.one_in(10)) return chance_.of(earlier).at(column.name);
    const auto& hints = hints_of(table, column);
    if (column.type == "text") return random_text(hints, chance_);
    if (column.type == "bytes") return random_bytes(chance_);
    if (column.type == "double precision") return random_real(chance_);
    // Some tables are numbered without a gap.
    if (column.in_key && chance_.one_in(2)) return static_cast<std::int64_t>(earlier.size() + 1);
    return random_number(hints, chance_);
  }

  Values draw(const Table& table) {
    Values values;
    for (const auto& column : table.columns) values[column.name] = draw_cell(table, column);
    for (const auto& reference : table.references) {
      const auto& parents = rows_[reference.table];
      if (parents.empty() || chance_.one_in(20)) continue;
      if (std::holds_alternative<std::nullptr_t>(values.at(reference.columns.front()))) continue;
      const auto& parent = chance_.of(parents);
      for (std::size_t at = 0; at < reference.columns.size(); ++at)
        values[reference.columns[at]] = parent.at(reference.theirs[at]);
    }
    return values;
  }

  /// SQLite waits for the disk at each commit. So there a row is tried behind those that it took
  /// before, and all of these are kept at once, later.
  bool both_take(store::Sql sql, const Values& values, std::vector<Row>& kept_rows) {
    std::vector<Cell> cells;
    std::string told(sql.text());
    for (const auto& [name, cell] : values) {
      cells.push_back(cell);
      const auto* text = std::get_if<std::string>(&cell);
      const auto* number = std::get_if<std::int64_t>(&cell);
      told += fmt::format(" {}={}",
                          name,
                          text     ? *text
                          : number ? std::to_string(*number)
                                   : "(null or bytes)");
    }
    Row row(std::move(cells));
    INFO(told);
    const auto other = postgres_.write(
        [&](store::Transaction& transaction) { return insert(transaction, sql, row); });
    auto trial = sqlite_.begin();
    REQUIRE(trial);
    REQUIRE(insert_all(*trial, sql, kept_rows));
    const auto one = insert(*trial, sql, row);
    INFO("SQLite: " << (one ? "takes it" : one.error().detail));
    INFO("PostgreSQL: " << (other ? "takes it" : other.error().detail));
    REQUIRE(one.has_value() == other.has_value());
    if (one) {
      kept_rows.push_back(std::move(row));
      return true;
    }
    REQUIRE(one.error().fault == Fault::conflict);
    REQUIRE(other.error().fault == Fault::conflict);
    return false;
  }

  Database& sqlite_;
  Database& postgres_;
  Chance& chance_;
  std::map<std::string, std::vector<Values>> rows_ = {};
  std::map<std::string, std::optional<Hints>> hints_ = {};
};

/// The edge of the log moves on, and an entry gets its place after it came.
void move_log_on(Filler& filler, Database& sqlite, Database& postgres, Chance& chance) {
  const auto size = static_cast<std::int64_t>(chance.below(1000)) + 1;
  const auto nodes = text_of(chance.below(9), chance);
  const auto leaf_hash = text_of(64, chance);
  const auto& entries = filler.rows("audit_entries");
  for (auto* database : {&sqlite, &postgres}) {
    const auto done = database->write([&](store::Transaction& transaction) -> Result<> {
      TRY(transaction.run("UPDATE audit_frontier SET size = $1, nodes = $2", size, nodes));
      for (std::size_t at = 0; at < entries.size() / 2; ++at)
        TRY(transaction.run("UPDATE audit_entries SET leaf = $2, leaf_hash = $3 WHERE id = $1",
                            std::get<std::int64_t>(entries[at].at("id")),
                            static_cast<std::int64_t>(at),
                            leaf_hash));
      return {};
    });
    if (!done) FAIL(done.error().detail);
  }
}

}  // namespace

void fill_both(const std::vector<Table>& tables,
               Database& sqlite,
               Database& postgres,
               Chance& chance) {
  Filler filler(sqlite, postgres, chance);
  for (const auto& table : tables) {
    filler.fill(table);
    INFO("rows in " << table.name);
    REQUIRE(filler.rows(table.name).empty() == (table.name == edge));
  }
  if (std::ranges::find(tables, edge, &Table::name) != tables.end())
    move_log_on(filler, sqlite, postgres, chance);
}

}  // namespace zicht::databases
