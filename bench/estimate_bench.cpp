// What an estimate costs: CPU time on one thread, and what a second thread brings.
//
//     estimate_bench [FOLDER]
//
// FOLDER holds published tables (UKdat.csv, UKdat_5.csv, Kosovo.csv); without it tables of the same
// shape are invented from a fixed seed, and the table says so.
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include "ground/base/files.hpp"
#include "science/estimate/chance.hpp"
#include "science/estimate/estimate.hpp"

namespace {

namespace fs = std::filesystem;
using namespace zicht;
using namespace zicht::estimate;

/// Seconds that this process has used of all processors together.
double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

long peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

/// The least of a few runs, in seconds of CPU.
double least(int runs, const std::function<void()>& work) {
  double best = 1e9;
  for (int run = 0; run < runs; ++run) {
    const double start = cpu_seconds();
    work();
    best = std::min(best, cpu_seconds() - start);
  }
  return best;
}

double elapsed(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// People whom the lists see with these chances; the first two lists send people to each other.
Input invented(int lists, double people, double chance_of_list) {
  Input input;
  for (int list = 0; list < lists; ++list)
    input.table.lists.push_back(std::string(1, static_cast<char>('A' + list)));
  Stream chance(2026, static_cast<std::uint64_t>(lists));
  input.table.counts.assign(histories(lists), 0);
  for (Mask history = 1; history < histories(lists); ++history) {
    double expected = people;
    for (int list = 0; list < lists; ++list) {
      const double seen = chance_of_list * (1 + 0.4 * list) / lists;
      expected *= (history >> static_cast<unsigned>(list) & 1U) != 0 ? seen : 1 - seen;
    }
    if (contains(history, 3)) expected *= 4;
    input.table.counts[history] = static_cast<std::int64_t>(chance.poisson(expected));
  }
  return input;
}

struct Tables {
  Input six;
  Input five;
  Input four;
  bool published = false;
};

/// A row for each of a million people.
std::string million_rows() {
  std::string text = "A,B,C\n";
  Stream chance(2026, 3);
  for (int person = 0; person < 1'000'000; ++person) {
    const char first = chance.uniform() < 0.3 ? '1' : '0';
    const char second = chance.uniform() < 0.4 ? '1' : '0';
    const char third = first == '0' && second == '0' ? '1' : '0';
    text += {first, ',', second, ',', third, '\n'};
  }
  return text;
}

Tables tables(const fs::path& folder) {
  const auto read = [&](const char* name) -> Result<Input> {
    const auto text = TRY(read_file(folder / name));
    return read_table(text);
  };
  auto six = read("UKdat.csv");
  auto five = read("UKdat_5.csv");
  auto four = read("Kosovo.csv");
  if (six && five && four) return {std::move(*six), std::move(*five), std::move(*four), true};
  return {invented(6, 11'000, 0.2), invented(5, 11'000, 0.2), invented(4, 10'000, 0.8), false};
}

void line(const char* what, double measured, const char* unit, const char* goal) {
  fmt::print("| {:<52} | {:>10.3f} {:<8} | {:<18} |\n", what, measured, unit, goal);
}

void ask(const Input& input, Question question, int threads = 1) {
  question.compare = false;
  const auto finding = estimate::estimate(input, question, {.threads = threads});
  if (!finding || !finding->estimate) fmt::print(stderr, "no estimate\n");
}

}  // namespace

int main(int argc, char** argv) {
  const auto all = tables(argc > 1 ? fs::path(argv[1]) : fs::path());
  fmt::print("Tables: {}.\n\n", all.published ? "UKdat, UKdat_5 and Kosovo" : "invented");
  fmt::print("| {:<52} | {:<19} | {:<18} |\n", "what, CPU on one thread", "measured", "goal");
  fmt::print("|{:-<54}|{:-<21}|{:-<20}|\n", "", "", "");

  const Question bootstrap{.replicates = 1000};
  line(
      "6 lists, point estimate", 1000 * least(20, [&] { ask(all.six, {}); }), "ms", "at most 1 ms");
  line("6 lists, 1000 bootstraps that select anew",
       least(3, [&] { ask(all.six, bootstrap); }),
       "s",
       "at most 0.5 s");
  line("4 lists, 1000 bootstraps that select anew",
       least(3, [&] { ask(all.four, bootstrap); }),
       "s",
       "");
  line("4 lists, all 113 models by BIC",
       1000 * least(20, [&] { ask(all.four, {.method = Method::information}); }),
       "ms",
       "2 ms");
  line("6 lists, all 32768 models by BIC",
       least(2, [&] { ask(all.six, {.method = Method::information}); }),
       "s",
       "at most 2 s");
  const Question graphs{.method = Method::decomposable, .decomposable = {.most_unseen = 40'000}};
  line("5 lists, 822 graphs, 40000 numbers (dga)",
       least(2, [&] { ask(all.five, graphs); }),
       "s",
       "at most 1 s");
  line("6 lists, 18154 graphs, 40000 numbers (dga)",
       least(1, [&] { ask(all.six, graphs); }),
       "s",
       "");
  line("6 lists, small effects left out (bayesthresh)",
       least(3, [&] { ask(all.six, {.method = Method::shrunken}); }),
       "s",
       "");
  const auto eight = invented(8, 40'000, 1.2);
  line("8 lists, downhill by BIC",
       least(1, [&] { ask(eight, {.method = Method::information}); }),
       "s",
       "");
  const auto rows = million_rows();
  line("a million rows, one person each, read",
       least(2,
             [&] {
               if (!read_table(rows)) fmt::print(stderr, "not read\n");
             }),
       "s",
       "");
  constexpr int sweeps = 100'000;
  const Question latent{.method = Method::latent,
                        .latent = {.burn_in = 0, .sweeps = sweeps, .chains = 1}};
  const double swept = least(3, [&] { ask(all.four, latent); });
  line("4 lists, latent classes, 100000 sweeps", swept, "s", "at most 1 s");
  line("the same, thousands of sweeps a second", sweeps / swept / 1000, "", "at least 100");

  const Question longer{.replicates = 5000};
  const double one = elapsed([&] { ask(all.six, longer, 1); });
  const double two = elapsed([&] { ask(all.six, longer, 2); });
  line("6 lists, 5000 bootstraps: two threads over one", one / two, "x", "at least 1.8");
  fmt::print("\nMost memory in use: {} MB (goal: at most 200).\n", peak_megabytes());
  return 0;
}
