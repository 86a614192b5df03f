// How long it takes to compute a whole audit log again, and what an entry costs.
//
//     audit_bench [entries] [address of an empty database with the tables of the program]
//
// Without an address it makes a SQLite database in a folder of its own, which goes when it ends.
// There is a head for every fifty entries, as on a busy day.
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "ground/audit/audit.hpp"

namespace {

namespace fs = std::filesystem;
using Steady = std::chrono::steady_clock;
using namespace zicht;

constexpr std::int64_t between_heads = 50;
const Instant start{std::chrono::sys_days{std::chrono::year{2026} / 3 / 9}};

double seconds_since(Steady::time_point began) {
  return std::chrono::duration<double>(Steady::now() - began).count();
}

template <class T>
T must(Result<T> result) {
  if (result) return std::move(*result);
  fmt::print(stderr, "audit_bench: {} ({})\n", result.error().message, result.error().detail);
  std::exit(1);
}

Result<> note_some(store::Transaction& transaction, std::int64_t from) {
  for (auto number = from; number < from + between_heads; ++number)
    TRY(audit::note(transaction,
                    {.actor = 1 + number % 40,
                     .role = "assessor",
                     .purpose = "assessment",
                     .action = "signal.read",
                     .object = fmt::format("signal/{}", number % 50'000),
                     .fields = {"story", "place"}},
                    start + std::chrono::seconds(number)));
  return {};
}

Result<std::int64_t> fill(store::Database& database, std::int64_t entries) {
  audit::Log log(database);
  const crypto::Signer signer(crypto::Signer::Seed{7});
  for (std::int64_t done = 0; done < entries; done += between_heads) {
    const auto noted = database.write(
        [&](store::Transaction& transaction) { return note_some(transaction, done); });
    TRY(noted);
    TRY(log.merge(signer, start + std::chrono::seconds(done + between_heads)));
  }
  return entries;
}

}  // namespace

int main(int argc, char** argv) {
  const std::int64_t entries = argc > 1 ? std::atoll(argv[1]) : 1'000'000;
  const auto folder = fs::temp_directory_path() / fmt::format("zicht-audit-bench-{}", ::getpid());
  fs::create_directory(folder);
  const std::string url = argc > 2 ? argv[2] : "sqlite:" + (folder / "zicht.db").string();
  {
    auto database = must(store::Database::open(url));
    must(database.migrate(ZICHT_SOURCE_DIR "/migrations", FixedClock(start)));
    auto began = Steady::now();
    must(fill(database, entries));
    const auto filling = seconds_since(began);
    fmt::print("noted and merged {} entries in {:.1f} s: {:.0f} us each\n",
               entries,
               filling,
               filling / static_cast<double>(entries) * 1e6);

    audit::Log log(database);
    began = Steady::now();
    const auto report = must(log.verify({}, {}, start));
    fmt::print("verified {} entries and {} heads in {:.1f} s: {}\n",
               report.entries,
               report.heads,
               seconds_since(began),
               report.is_right() ? "right" : "WRONG");

    began = Steady::now();
    const auto proof = must(log.consistency(entries / 3, entries));
    fmt::print(
        "proved consistency with {} hashes in {:.1f} s\n", proof.size(), seconds_since(began));
    began = Steady::now();
    must(log.entries({.actor = 7}, 0));
    must(log.entries({.object = "signal/4711"}, 0));
    fmt::print("read two pages of entries in {:.1f} ms\n", seconds_since(began) * 1e3);
  }
  fs::remove_all(folder);
  return 0;
}
