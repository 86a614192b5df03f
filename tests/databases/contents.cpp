#include "tests/databases/contents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "ground/base/sha256.hpp"

namespace zicht::databases {
namespace {

struct Written {
  std::string operator()(std::nullptr_t) const { return "null;"; }
  std::string operator()(std::int64_t number) const { return fmt::format("whole {};", number); }
  std::string operator()(double number) const {
    return fmt::format("real {:x};", std::bit_cast<std::uint64_t>(number));
  }
  std::string operator()(std::string_view text) const {
    return fmt::format("text {} {};", text.size(), text);
  }
  std::string operator()(std::span<const std::byte> bytes) const {
    auto written = fmt::format("bytes {} ", bytes.size());
    for (const auto byte : bytes) written += fmt::format("{:02x}", std::to_integer<int>(byte));
    return written + ";";
  }
};

std::string first_only_in(const std::vector<std::string>& one,
                          const std::vector<std::string>& other) {
  std::vector<std::string> only;
  std::ranges::set_difference(one, other, std::back_inserter(only));
  return only.empty() ? "(none)" : only.front();
}

}  // namespace

Contents contents_of(store::Database& database, const std::vector<Table>& tables) {
  auto transaction = database.read();
  REQUIRE(transaction);
  Contents contents;
  for (const auto& table : tables) {
    const auto rows =
        transaction->all(kept(fmt::format("SELECT {} FROM {}", columns_of(table), table.name)));
    if (!rows) FAIL(table.name << ": " << rows.error().detail);
    auto& written = contents[table.name];
    for (const auto& row : *rows) {
      std::string line;
      for (std::size_t at = 0; at < row.size(); ++at)
        line += table.columns[at].name + " " + std::visit(Written{}, row.param(at).value());
      written.push_back(std::move(line));
    }
    std::ranges::sort(written);
  }
  return contents;
}

std::string digest_of(const std::vector<std::string>& rows) {
  std::string all;
  for (const auto& row : rows) all += fmt::format("{}:{}", row.size(), row);
  return sha256_hex(all);
}

void check_same(const std::string& what, const Contents& one, const Contents& other) {
  REQUIRE(one.size() == other.size());
  for (const auto& [table, rows] : one) {
    INFO(what << ", table " << table);
    REQUIRE(other.contains(table));
    const auto& theirs = other.at(table);
    INFO("only in the first:  " << first_only_in(rows, theirs));
    INFO("only in the second: " << first_only_in(theirs, rows));
    CHECK(rows.size() == theirs.size());
    CHECK(digest_of(rows) == digest_of(theirs));
  }
}

}  // namespace zicht::databases
