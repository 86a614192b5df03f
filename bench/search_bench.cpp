// How long a visitor waits for search, beside SQLite's FTS5 on the same documents in the same run.
//
//     search_bench [documents]
//
// Documents and queries are made from a fixed seed: Dutch words and compounds of them, drawn by
// Zipf's law, with as many stop words as Dutch has. Both sides give ten hits with snippets and the
// exact number of hits. FTS5 has no Dutch stems, synonyms, spelling or compounds, so it does less
// for its time; the share of queries that each finds anything for stands beside it, and where FTS5
// mostly finds nothing there is no ratio.
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "ground/search/search.hpp"

namespace {

namespace fs = std::filesystem;
using Steady = std::chrono::steady_clock;
using namespace zicht;

constexpr std::string_view roots[] = {
    "signaal",    "melding",      "zorg",         "gemeente",    "opvang",      "arbeid",
    "uitbuiting", "handel",       "mens",         "slachtoffer", "dader",       "beleid",
    "plan",       "regio",        "politie",      "hulp",        "veiligheid",  "jeugd",
    "school",     "huis",         "werk",         "toezicht",    "controle",    "vergunning",
    "inspectie",  "onderzoek",    "gesprek",      "vertrouwen",  "recht",       "wet",
    "straf",      "getuige",      "aangifte",     "bescherming", "verblijf",    "woning",
    "adres",      "bedrijf",      "sector",       "landbouw",    "horeca",      "bouw",
    "schoonmaak", "transport",    "reis",         "grens",       "paspoort",    "schuld",
    "geld",       "loon",         "contract",     "dwang",       "geweld",      "angst",
    "kind",       "ouder",        "familie",      "vriend",      "partner",     "netwerk",
    "keten",      "regie",        "aanpak",       "preventie",   "training",    "kennis",
    "informatie", "privacy",      "gegevens",     "dossier",     "registratie", "cijfer",
    "schatting",  "monitor",      "rapport",      "jaar",        "raad",        "burgemeester",
    "wethouder",  "ambtenaar",    "functionaris", "aandacht",    "coordinatie", "coordinator",
    "barriere",   "ondermijning", "drugs",        "crimineel",   "misdaad",     "openbaar",
    "ministerie", "advocaat",     "tolk",         "arts",        "ziekenhuis",  "trauma",
    "herstel",    "toekomst",     "opleiding",    "taal",        "cultuur",     "migratie",
    "asiel",      "vlucht",       "smokkel",      "internet",    "telefoon",    "advertentie",
    "bericht",    "hotel",        "vakantie",     "park",        "auto",        "nacht",
    "buurt",      "wijk",         "balie",        "post",        "verzekering"};
constexpr std::string_view stop_words[] = {"de",   "het",  "een", "van",   "en",   "in",  "is",
                                           "dat",  "op",   "te",  "voor",  "met",  "die", "aan",
                                           "niet", "zijn", "er",  "om",    "ook",  "als", "dan",
                                           "bij",  "naar", "uit", "wordt", "door", "over"};

/// Words of which the first is drawn most: by Zipf's law, the n-th 1/n as often as the first.
class Words {
 public:
  explicit Words(std::mt19937& chance) {
    for (const auto root : roots) all_.emplace_back(root);
    std::uniform_int_distribution<std::size_t> any(0, std::size(roots) - 1);
    while (all_.size() < 30'000) {
      auto word = std::string(roots[any(chance)]) + (chance() % 3 == 0 ? "s" : "");
      word += roots[any(chance)];
      if (chance() % 4 == 0) word += chance() % 2 == 0 ? "en" : "s";
      all_.push_back(std::move(word));
    }
    double sum = 0;
    for (std::size_t at = 0; at < all_.size(); ++at)
      shares_.push_back(sum += 1.0 / static_cast<double>(at + 3));
  }
  const std::string& draw(std::mt19937& chance) const {
    std::uniform_real_distribution<double> share(0, shares_.back());
    const auto at = std::ranges::lower_bound(shares_, share(chance)) - shares_.begin();
    return all_[static_cast<std::size_t>(at)];
  }
  /// One of the words that are drawn least.
  const std::string& rare(std::mt19937& chance) const {
    return all_[all_.size() / 2 + chance() % (all_.size() / 2)];
  }

 private:
  std::vector<std::string> all_;
  std::vector<double> shares_;
};

std::vector<search::Entry> documents(std::size_t count, const Words& words, std::mt19937& chance) {
  std::vector<search::Entry> all(count);
  for (std::size_t number = 0; number < count; ++number) {
    auto& entry = all[number];
    entry.address = fmt::format("/document/{}", number);
    entry.kind = "document";
    entry.title = words.draw(chance) + " en " + words.draw(chance);
    entry.facets = {{"soort", number % 3 == 0 ? "kaart" : "hoofdstuk"}};
    const auto length = 300 + chance() % 301;
    for (std::size_t word = 0; word < length; ++word) {
      if (chance() % 100 < 45) {
        entry.text += stop_words[chance() % std::size(stop_words)];
      } else {
        entry.text += words.draw(chance);
      }
      entry.text += word % 80 == 79 ? ".\n" : word % 12 == 11 ? ". " : " ";
    }
  }
  return all;
}

const std::vector<std::vector<std::string>> synonyms{
    {"hulp", "zorg", "opvang"}, {"dwang", "geweld"}, {"melding", "signaal", "aangifte"}};

/// SQLite's full-text search, asked for the same.
class Fts5 {
 public:
  Fts5(const fs::path& file, const std::vector<search::Entry>& entries) {
    sqlite3_open(file.c_str(), &database_);
    run("PRAGMA synchronous = OFF");
    run("CREATE VIRTUAL TABLE pages USING fts5(title, text, address UNINDEXED, "
        "tokenize = 'unicode61 remove_diacritics 2')");
    run("BEGIN");
    auto* insert = prepared("INSERT INTO pages VALUES (?1, ?2, ?3)");
    for (const auto& entry : entries) {
      sqlite3_bind_text(insert, 1, entry.title.c_str(), -1, SQLITE_STATIC);
      sqlite3_bind_text(insert, 2, entry.text.c_str(), -1, SQLITE_STATIC);
      sqlite3_bind_text(insert, 3, entry.address.c_str(), -1, SQLITE_STATIC);
      sqlite3_step(insert);
      sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    run("COMMIT");
    run("INSERT INTO pages (pages) VALUES ('optimize')");
    hits_ = prepared(
        "SELECT address, title, snippet(pages, 1, '[', ']', '...', 32) FROM pages "
        "WHERE pages MATCH ?1 ORDER BY bm25(pages, 5.0, 1.0) LIMIT 10");
    count_ = prepared("SELECT count(*) FROM pages WHERE pages MATCH ?1");
  }
  Fts5(const Fts5&) = delete;
  Fts5& operator=(const Fts5&) = delete;
  ~Fts5() {
    sqlite3_finalize(hits_);
    sqlite3_finalize(count_);
    sqlite3_close(database_);
  }

  /// How many there are. All rows of the first page are read.
  std::size_t find(const std::string& query) {
    std::size_t bytes = 0;
    sqlite3_bind_text(hits_, 1, query.c_str(), -1, SQLITE_STATIC);
    while (sqlite3_step(hits_) == SQLITE_ROW)
      for (int column = 0; column < 3; ++column)
        bytes += static_cast<std::size_t>(sqlite3_column_bytes(hits_, column));
    sqlite3_reset(hits_);
    sqlite3_bind_text(count_, 1, query.c_str(), -1, SQLITE_STATIC);
    sqlite3_step(count_);
    const auto total = static_cast<std::size_t>(sqlite3_column_int64(count_, 0));
    sqlite3_reset(count_);
    return bytes == 0 ? 0 : total;
  }

 private:
  void run(const char* sql) { sqlite3_exec(database_, sql, nullptr, nullptr, nullptr); }
  sqlite3_stmt* prepared(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(database_, sql, -1, &statement, nullptr);
    return statement;
  }
  sqlite3* database_ = nullptr;
  sqlite3_stmt* hits_ = nullptr;
  sqlite3_stmt* count_ = nullptr;
};

double milliseconds_since(Steady::time_point start) {
  return std::chrono::duration<double, std::milli>(Steady::now() - start).count();
}

struct Times {
  double median = 0;
  double p99 = 0;
  double found = 0;  ///< The share of queries with a hit.
};

/// Asks every query a few times; the first round warms the caches up and does not count.
Times measure(const std::vector<std::string>& queries,
              const std::function<std::size_t(const std::string&)>& find) {
  std::vector<double> times;
  double found = 0;
  for (int round = 0; round < 6; ++round) {
    for (const auto& query : queries) {
      const auto start = Steady::now();
      const auto total = find(query);
      if (round == 0) {
        found += total > 0 ? 1 : 0;
      } else {
        times.push_back(milliseconds_since(start));
      }
    }
  }
  std::ranges::sort(times);
  return {times[times.size() / 2],
          times[times.size() * 99 / 100],
          found / static_cast<double>(queries.size())};
}

std::vector<std::string> made(std::size_t count, const std::function<std::string()>& make) {
  std::vector<std::string> queries(count);
  std::ranges::generate(queries, make);
  return queries;
}

/// One letter of a long word left out.
std::string misspelled(std::string word, std::mt19937& chance) {
  word.erase(2 + chance() % (word.size() - 3), 1);
  return word;
}

std::size_t peak_memory_in_mb() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::stoul(line.substr(6)) / 1024;
  return 0;
}

/// The index of `entries`, built in an empty folder and opened again, with the time of each.
search::Index built(const fs::path& folder, const std::vector<search::Entry>& entries) {
  const search::Contents contents{"bench", entries, synonyms};
  auto start = Steady::now();
  { const auto index = search::Index::open(folder, contents); }
  const auto build = milliseconds_since(start);
  start = Steady::now();
  auto index = search::Index::open(folder, contents);
  if (!index) {
    fmt::print(stderr, "{}\n{}\n", index.error().message, index.error().detail);
    std::exit(1);
  }
  fmt::print("{:5} documents: built in {:.0f} ms, opened in {:.2f} ms, {:.1f} MB on disk\n",
             entries.size(),
             build,
             milliseconds_since(start),
             static_cast<double>(fs::file_size(folder / "index")) / 1e6);
  return std::move(*index);
}

}  // namespace

int main(int count, char** arguments) {
  const std::size_t size = count > 1 ? std::stoul(arguments[1]) : 5000;
  std::mt19937 chance(20261122);  // NOLINT(cert-msc51-cpp): the same documents every time.
  const Words words(chance);
  const auto entries = documents(size, words, chance);
  const auto folder = fs::temp_directory_path() / fmt::format("zicht-search-bench-{}", ::getpid());

  const std::vector few(entries.begin(),
                        entries.begin() + std::min<std::ptrdiff_t>(100, std::ssize(entries)));
  { const auto small = built(folder / "few", few); }
  fmt::print("      peak memory so far, with all documents in it: {} MB\n", peak_memory_in_mb());
  const auto index = built(folder / "all", entries);
  auto start = Steady::now();
  Fts5 peer(folder / "fts5", entries);
  fmt::print("      FTS5 of the same: built in {:.0f} ms\n\n", milliseconds_since(start));

  const auto long_word = [&] {
    while (true)
      if (const auto& word = words.draw(chance); word.size() >= 9) return word;
  };
  const auto root = [&] { return std::string(roots[chance() % std::size(roots)]); };
  struct Kind {
    std::string_view name;
    std::vector<std::string> queries;
  };
  constexpr std::size_t each = 200;
  const std::array kinds{
      Kind{"one word", made(each, [&] { return words.draw(chance); })},
      Kind{"two words", made(each, [&] { return words.draw(chance) + " " + words.draw(chance); })},
      Kind{"a typo", made(each, [&] { return misspelled(long_word(), chance); })},
      Kind{"a compound apart", made(each, [&] { return root() + " " + root(); })},
      Kind{"a rare word", made(each, [&] { return words.rare(chance); })},
      Kind{"words in a row", made(each, [&] { return '"' + root() + " " + root() + '"'; })},
      Kind{"a sentence",
           made(each,
                [&] {
                  std::string sentence;
                  for (int word = 0; word < 8; ++word) sentence += words.draw(chance) + " de ";
                  return sentence;
                })},
  };
  fmt::print("{:18} {:>22} {:>30}\n", "", "zicht", "FTS5");
  fmt::print("{:18} {:>7} {:>7} {:>7}   {:>7} {:>7} {:>7} {:>12}\n",
             "milliseconds",
             "p50",
             "p99",
             "found",
             "p50",
             "p99",
             "found",
             "FTS5/zicht");
  for (const auto& [name, queries] : kinds) {
    const auto ours = measure(queries, [&](const auto& query) {
      const auto found = index.find(query, 0, 10);
      return found ? found->total : 0;
    });
    const auto theirs = measure(queries, [&](const auto& query) { return peer.find(query); });
    const auto ratio =
        theirs.found < 0.5 ? "-" : fmt::format("{:.1f}x", theirs.median / ours.median);
    fmt::print("{:18} {:7.3f} {:7.3f} {:6.0f}%   {:7.3f} {:7.3f} {:6.0f}% {:>12}\n",
               name,
               ours.median,
               ours.p99,
               100 * ours.found,
               theirs.median,
               theirs.p99,
               100 * theirs.found,
               ratio);
  }
  const auto typed = measure(made(each, [&] { return words.draw(chance).substr(0, 4); }),
                             [&](const auto& text) { return index.suggest(text, 8).size(); });
  fmt::print("{:18} {:7.3f} {:7.3f} {:6.0f}%\n",
             "suggestions",
             typed.median,
             typed.p99,
             100 * typed.found);
  fs::remove_all(folder);
  return 0;
}
