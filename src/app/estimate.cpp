// zicht estimate: how many people there were, from lists that overlap.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <csignal>
#include <fstream>
#include <memory>
#include <thread>

#include "app/commands.hpp"
#include "ground/base/files.hpp"
#include "open/estimation/report.hpp"
#include "science/estimate/estimate.hpp"

namespace zicht::app {
namespace {

constexpr auto help =
    R"(Schat hoeveel mensen er waren, gezien en niet gezien, uit lijsten die overlappen.

BESTAND is een CSV: een kolom met 0 en 1 voor elke lijst, en een laatste kolom met het aantal mensen.
Of een regel per persoon, zonder die laatste kolom. Andere kolommen zijn kenmerken (jaar, groep).

  zicht estimate tabel.csv
  zicht estimate tabel.csv --method bic --sensitivity --html verslag.html
  zicht estimate tabel.csv --method fixed:12,13
  zicht estimate --check tabel.csv --model 12,13

Methoden: stepwise, bic, bayesthresh, dga, lcmcr, fixed:MODEL en strata (met kenmerken). Eindigt met
0 als er een schatting is, ook als er iets op aan te merken is, en met 3 als er geen gegeven kan
worden. Ctrl-C stopt, en laat zien wat er tot dan toe is. De uitleg van elke methode staat in docs/method.md.)";

constexpr int no_estimate = 3;
constexpr int usual_replicates = 1000;

/// What stands on the command line.
struct Wanted {
  std::filesystem::path file = {};
  std::string method = "stepwise";
  std::string model = {};
  std::vector<std::string> covariates = {};
  std::vector<std::string> drop = {};
  std::vector<std::string> merge = {};
  std::vector<std::string> polynomial = {};
  std::string count = {};
  std::string criterion = "bic";
  std::filesystem::path resamples = {};
  std::filesystem::path html = {};
  std::filesystem::path replicates = {};
  int threads = 0;
  bool bootstrap_given = false;
  double prior = 0;
  std::int64_t most_unseen = 0;
  bool check = false;
  bool json = false;
  bool csv = false;
  bool parametric = false;
  int code = 0;  ///< The exit code of a run that succeeded.
  estimate::Question question = {.replicates = usual_replicates};
};

std::atomic<bool> interrupted{false};

extern "C" void interrupt(int) {
  interrupted = true;
}

/// A bar on the terminal, and nothing where the messages go to a file.
class Progress {
 public:
  Progress() : shown_(isatty(STDERR_FILENO) == 1) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() {
    if (drawn_) fmt::print(stderr, "\r\x1b[K");
  }

  void tell(std::int64_t done, std::int64_t of) {
    constexpr std::int64_t width = 40;
    if (!shown_ || of == 0) return;
    const auto filled = done * width / of;
    const bool changed = filled != filled_ || of != of_;
    filled_ = filled;
    of_ = of;
    if (!changed) return;
    drawn_ = true;
    fmt::print(stderr,
               "\r[{}{}] {} van {}",
               std::string(static_cast<std::size_t>(filled), '#'),
               std::string(static_cast<std::size_t>(width - filled), '.'),
               done,
               of);
    std::fflush(stderr);
  }

 private:
  bool shown_;
  bool drawn_ = false;
  std::int64_t filled_ = -1;
  std::int64_t of_ = -1;
};

Result<> write_file(const std::filesystem::path& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary);
  out << text;
  out.close();
  if (out) return {};
  return fail(Fault::unavailable, fmt::format("Kan {} niet schrijven.", file.string()));
}

/// The table as it was read, with lists dropped and merged as asked.
Result<estimate::Input> read_input(const Wanted& wanted) {
  const auto text = TRY(read_file(wanted.file));
  auto input =
      TRY(estimate::read_table(text, {.count = wanted.count, .covariates = wanted.covariates}));
  for (const auto& name : wanted.drop) {
    const int list = TRY(estimate::find_list(input.table, name));
    input = estimate::without(std::move(input), list);
    TRY(estimate::check(input.table));
  }
  for (const auto& two : wanted.merge) {
    const auto plus = two.find('+');
    if (plus == std::string::npos)
      return fail(Fault::invalid, "Schrijf bij --merge twee lijsten met een plus: PF+NCA.");
    const int first = TRY(estimate::find_list(input.table, two.substr(0, plus)));
    const int second = TRY(estimate::find_list(input.table, two.substr(plus + 1)));
    if (first == second) return fail(Fault::invalid, "Een lijst past niet bij zichzelf.");
    input = estimate::merged(std::move(input), first, second);
    TRY(estimate::check(input.table));
  }
  return input;
}

/// "jaar:2" for each covariate that enters as a polynomial.
Result<std::vector<estimate::CovariateForm>> read_forms(const Wanted& wanted,
                                                        const estimate::Input& input) {
  std::vector<estimate::CovariateForm> forms(input.covariates.size());
  for (const auto& word : wanted.polynomial) {
    const auto colon = word.rfind(':');
    bool found = false;
    for (std::size_t at = 0; at < forms.size() && colon != std::string::npos; ++at) {
      if (input.covariates[at].name != word.substr(0, colon)) continue;
      forms[at].degree = std::atoi(word.c_str() + colon + 1);
      found = forms[at].degree > 0;
    }
    if (!found)
      return fail(Fault::invalid,
                  fmt::format("\"{}\": schrijf een kenmerk en een graad, zoals jaar:2.", word));
  }
  return forms;
}

Result<estimate::Question> read_question(const Wanted& wanted, const estimate::Input& input) {
  auto question = wanted.question;
  const auto method = estimate::read_method(wanted.method);
  if (!method)
    return fail(Fault::invalid,
                fmt::format("De methode \"{}\" bestaat niet. Kies stepwise, bic, bayesthresh, "
                            "dga, lcmcr, fixed:MODEL of strata.",
                            wanted.method));
  question.method = *method;
  const auto colon = wanted.method.find(':');
  const auto model = colon == std::string::npos ? wanted.model : wanted.method.substr(colon + 1);
  if (question.method == estimate::Method::fixed)
    question.model = TRY(estimate::read_model(model, input.table.lists));
  if (question.method == estimate::Method::strata) {
    question.strata.forms = TRY(read_forms(wanted, input));
    question.strata.criterion =
        wanted.criterion == "aic" ? estimate::Criterion::aic : estimate::Criterion::bic;
    question.strata.reselect = !wanted.parametric;
    if (!model.empty()) question.strata.fixed = TRY(estimate::read_variable_pairs(model, input));
    // Each replicate tries dozens of models, so an interval is made when it is asked for.
    constexpr int few = 200;
    if (!wanted.bootstrap_given) question.replicates = few;
  }
  if (wanted.prior != 0) question.decomposable.prior_count = wanted.prior;
  if (wanted.most_unseen != 0) question.decomposable.most_unseen = wanted.most_unseen;
  if (!wanted.resamples.empty()) {
    const auto text = TRY(read_file(wanted.resamples));
    question.resamples = TRY(estimate::read_resamples(text, input));
  }
  return question;
}

/// `--check`: one model, one code.
Result<> check_model(const Wanted& wanted, const estimate::Input& input) {
  const auto model = TRY(estimate::read_model(wanted.model, input.table.lists));
  const auto sample = estimate::sample_of(input.table);
  const auto existence = estimate::examine(sample.counts, model, sample.lists);
  if (wanted.json) {
    fmt::print("{{\"code\":{},\"text\":\"{}\"}}\n",
               existence.code,
               estimate::existence_words(existence.code));
  } else {
    fmt::print("{}\n{}\n", existence.code, estimate::existence_words(existence.code));
  }
  return {};
}

/// "Gestopt na 412 van 1000 hertrekkingen."
std::string how_far(const estimate::Finding& finding, const estimate::Question& question) {
  if (finding.bootstrap)
    return fmt::format("Gestopt na {} van {} hertrekkingen.",
                       finding.bootstrap->replicates,
                       question.resamples.empty() ? question.replicates
                                                  : static_cast<int>(question.resamples.size()));
  if (finding.strata)
    return fmt::format(
        "Gestopt na {} van {} hertrekkingen.", finding.strata->replicates, question.replicates);
  return "Gestopt. Wat hierboven staat, was klaar.";
}

Result<> give(const estimate::Finding& finding, const Wanted& wanted) {
  if (!wanted.html.empty())
    TRY(write_file(wanted.html,
                   estimation::report_page(finding, wanted.file.filename().string(), version())));
  if (!wanted.replicates.empty()) {
    std::string lines;
    if (finding.bootstrap)
      for (const double one : finding.bootstrap->estimates) lines += fmt::format("{}\n", one);
    TRY(write_file(wanted.replicates, lines));
  }
  if (wanted.json) {
    fmt::print("{}\n", estimate::to_json(finding, version()));
  } else if (wanted.csv) {
    fmt::print("{}", estimation::report_csv(finding));
  } else {
    fmt::print("{}", estimation::report_text(finding));
  }
  return {};
}

Result<> run_estimate(Wanted& wanted) {
  const auto input = TRY(read_input(wanted));
  if (wanted.check) return check_model(wanted, input);
  const auto question = TRY(read_question(wanted, input));

  std::signal(SIGINT, interrupt);
  Progress progress;
  const auto cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  const estimate::Labour labour{
      .threads = wanted.threads > 0 ? wanted.threads : cores,
      .stop = [] { return interrupted.load(); },
      .progress = [&progress](auto done, auto of) { progress.tell(done, of); }};
  const auto finding = TRY(estimate::estimate(input, question, labour));
  TRY(give(finding, wanted));
  if (!finding.complete) fmt::print(stderr, "zicht: {}\n", how_far(finding, question));
  if (!finding.estimate) {
    wanted.code = no_estimate;
    fmt::print(stderr, "zicht: geen schatting. {}\n", finding.reason);
  }
  return {};
}

void add_flags(CLI::App& flags, Wanted& wanted) {
  auto& question = wanted.question;
  flags.add_option("FILE", wanted.file, "CSV met lijsten en aantallen")->required();
  flags.add_option(
      "--method", wanted.method, "stepwise, bic, bayesthresh, dga, lcmcr, fixed:MODEL, strata");
  flags.add_option("--model", wanted.model, "Model, zoals 12,13 of LA:NG (bij --check en strata)");
  flags.add_flag("--check", wanted.check, "Zegt alleen of dit model te schatten is (code 0 tot 3)");
  flags.add_option("--threshold", question.threshold, "p-waarde waaronder een paar meedoet (0.02)");
  flags
      .add_option("--max-order",
                  question.highest_order,
                  "Hoogste aantal lijsten in een term (bic, bayesthresh)")
      ->check(CLI::Range(1, estimate::max_lists));
  flags.add_option("--bootstrap", question.replicates, "Aantal hertrekkingen (1000); 0 is geen")
      ->check(CLI::Range(0, 1'000'000));
  flags.add_option("--seed", question.seed, "Startgetal van het toeval (1)");
  flags.add_option("--threads", wanted.threads, "Aantal draden; 0 is wat er is")
      ->check(CLI::Range(0, 256));
  flags.add_option("--resamples", wanted.resamples, "Hertrokken aantallen in plaats van toeval");
  flags.add_flag("--sensitivity", question.sensitivity, "Ook: telkens één ding anders");
  flags.add_option("--drop", wanted.drop, "Laat deze lijst weg");
  flags.add_option("--merge", wanted.merge, "Voeg twee lijsten samen: PF+NCA");
  flags.add_option("--count", wanted.count, "Naam van de kolom met aantallen");
  flags.add_option("--covariates", wanted.covariates, "Namen van kolommen die geen lijst zijn")
      ->delimiter(',');
  flags.add_option("--polynomial", wanted.polynomial, "Kenmerk als polynoom: jaar:2 (strata)");
  flags.add_option("--criterion", wanted.criterion, "bic of aic (strata)")
      ->check(CLI::IsMember({"bic", "aic"}));
  flags.add_flag(
      "--parametric", wanted.parametric, "Trek uit het model, en houd dat vast (strata)");
  flags.add_option("--prior", wanted.prior, "Voorgewicht per cel (dga)");
  flags.add_option(
      "--least-unseen", question.decomposable.least_unseen, "Vanaf zoveel buiten beeld (dga)");
  flags.add_option("--most-unseen", wanted.most_unseen, "Tot zoveel buiten beeld (dga)");
  flags.add_option("--classes", question.latent.classes, "Hoogste aantal klassen (lcmcr)");
  flags.add_option("--chains", question.latent.chains, "Aantal ketens (lcmcr)")
      ->check(CLI::Range(1, 64));
  flags.add_option("--burn-in", question.latent.burn_in, "Stappen die niet meetellen (lcmcr)")
      ->check(CLI::Range(0, 10'000'000));
  flags.add_option("--sweeps", question.latent.sweeps, "Stappen die meetellen (lcmcr)")
      ->check(CLI::Range(10, 2'000'000));
  flags.add_flag("--json", wanted.json, "Uitvoer als JSON");
  flags.add_flag("--csv", wanted.csv, "Uitvoer als CSV");
  flags.add_option("--html", wanted.html, "Schrijf ook een verslag met figuren");
  flags.add_option("--replicates", wanted.replicates, "Schrijf elke hertrekking, een per regel");
}

}  // namespace

Command estimate_command() {
  const auto wanted = std::make_shared<Wanted>();
  return {.name = "estimate",
          .summary = "Schat hoeveel mensen buiten beeld bleven",
          .help = help,
          .prepare =
              [wanted](CLI::App& flags) {
                add_flags(flags, *wanted);
                return [wanted, &flags] {
                  wanted->bootstrap_given = flags.count("--bootstrap") > 0;
                  return run_estimate(*wanted);
                };
              },
          .code = [wanted] { return wanted->code; }};
}

}  // namespace zicht::app
