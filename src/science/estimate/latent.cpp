#include "science/estimate/latent.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "science/estimate/chance.hpp"

namespace zicht::estimate {
namespace {

constexpr int warm_up = 500;
constexpr double converged_r_hat = 1.05;
constexpr double enough_draws = 400;

/// One chain and all that it remembers.
class Chain {
 public:
  Chain(const Sample& sample, const LatentSettings& settings, std::uint64_t number)
      : sample_(sample),
        settings_(settings),
        classes_(static_cast<std::size_t>(settings.classes)),
        lists_(static_cast<std::size_t>(sample.lists)),
        cells_(sample.counts.size()),
        chance_(settings.seed, number),
        alpha_(0.3 / settings.classes),
        log_shares_(classes_, -std::log(settings.classes)),
        seen_(classes_ * lists_),
        likely_(classes_ * cells_),
        members_(classes_, 0.0),
        unseen_members_(classes_, 0.0),
        on_list_(classes_ * lists_, 0.0),
        weights_(classes_),
        drawn_(classes_) {
    for (auto& chance : seen_) chance = chance_.uniform();
    for (Mask history = 1; history < cells_; ++history)
      if (sample.counts[history] > 0) filled_.push_back(history);
    spread();
  }

  void warm() {
    for (int sweep = 0; sweep < warm_up; ++sweep) step(false);
    sort_classes();
  }

  /// One sweep; gives the number of persons, seen and unseen.
  double sweep() {
    step(true);
    return sample_.observed() + unseen_;
  }

 private:
  void step(bool moving_alpha) {
    assign();
    draw_seen();
    draw_shares();
    spread();
    draw_unseen();
    if (!moving_alpha) return;
    const double rate = settings_.rate - log_shares_.back();
    alpha_ = chance_.gamma(settings_.shape + settings_.classes - 1) / rate;
  }

  /// Divides the persons of each history over the classes. `members_` then holds the unseen too.
  void assign() {
    members_ = unseen_members_;
    std::fill(on_list_.begin(), on_list_.end(), 0.0);
    for (const Mask history : filled_) {
      double left = sample_.counts[history];
      double weight = 0;
      for (std::size_t k = 0; k < classes_; ++k) weight += likely_[k * cells_ + history];
      for (std::size_t k = 0; k < classes_ && left > 0; ++k) {
        const double own = likely_[k * cells_ + history];
        const double taken =
            k + 1 == classes_ ? left : chance_.binomial(left, std::min(1.0, own / weight));
        weight -= own;
        if (taken == 0) continue;
        left -= taken;
        members_[k] += taken;
        for (Mask rest = history; rest != 0; rest &= rest - 1)
          on_list_[k * lists_ + static_cast<std::size_t>(std::countr_zero(rest))] += taken;
      }
    }
  }

  /// How likely each list sees someone of each class.
  void draw_seen() {
    for (std::size_t k = 0; k < classes_; ++k)
      for (std::size_t list = 0; list < lists_; ++list) {
        const double on = on_list_[k * lists_ + list];
        seen_[k * lists_ + list] =
            members_[k] == 0 ? chance_.uniform() : chance_.beta(1 + on, 1 + members_[k] - on);
      }
  }

  /// The shares of the classes, stick by stick, as logarithms: a small alpha makes the rest of the
  /// stick shorter than a double can say.
  void draw_shares() {
    double after = std::accumulate(members_.begin(), members_.end(), 0.0);
    double log_rest = 0;
    for (std::size_t k = 0; k + 1 < classes_; ++k) {
      after = std::max(0.0, after - members_[k]);
      const auto stick = chance_.log_beta_variate(1 + members_[k], alpha_ + after);
      log_shares_[k] = log_rest + stick.taken;
      log_rest += stick.left;
    }
    log_shares_[classes_ - 1] = log_rest;
  }

  /// How likely each class and history are together.
  void spread() {
    for (std::size_t k = 0; k < classes_; ++k) {
      double* own = &likely_[k * cells_];
      own[0] = std::exp(log_shares_[k]);
      std::size_t size = 1;
      for (std::size_t list = 0; list < lists_; ++list, size *= 2) {
        const double seen = seen_[k * lists_ + list];
        for (std::size_t cell = 0; cell < size; ++cell) {
          own[size + cell] = own[cell] * seen;
          own[cell] *= 1 - seen;
        }
      }
    }
  }

  /// The persons on no list, and their classes.
  void draw_unseen() {
    double missed = 0;
    for (std::size_t k = 0; k < classes_; ++k) {
      weights_[k] = likely_[k * cells_];
      missed += weights_[k];
    }
    if (missed > 0 && missed < 1) {
      const double most = settings_.most * sample_.observed();
      // A number past the most is drawn again. Where that goes on, the last that was allowed stays.
      for (int attempt = 0; attempt < 1000; ++attempt) {
        const double mean = chance_.gamma(sample_.observed()) * missed / (1 - missed);
        const double drawn = mean > 4 * most + 100 ? mean : chance_.poisson(mean);
        if (drawn > most) continue;
        unseen_ = drawn;
        break;
      }
      multinomial(chance_, unseen_, weights_, unseen_members_);
    }
  }

  void sort_classes() {
    std::vector<std::size_t> order(classes_);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
      return log_shares_[one] > log_shares_[other];
    });
    auto shares = log_shares_;
    auto seen = seen_;
    auto unseen = unseen_members_;
    for (std::size_t k = 0; k < classes_; ++k) {
      log_shares_[k] = shares[order[k]];
      unseen_members_[k] = unseen[order[k]];
      for (std::size_t list = 0; list < lists_; ++list)
        seen_[k * lists_ + list] = seen[order[k] * lists_ + list];
    }
    spread();
  }

  const Sample& sample_;
  const LatentSettings& settings_;
  std::size_t classes_;
  std::size_t lists_;
  std::size_t cells_;
  Stream chance_;
  double alpha_;
  double unseen_ = 0;
  std::vector<Mask> filled_ = {};
  std::vector<double> log_shares_;
  std::vector<double> seen_;    ///< By class and list.
  std::vector<double> likely_;  ///< By class and history.
  std::vector<double> members_;
  std::vector<double> unseen_members_;
  std::vector<double> on_list_;  ///< Members by class and list.
  std::vector<double> weights_;
  std::vector<double> drawn_;
};

Result<> check(const LatentSettings& settings) {
  if (settings.classes < 2 || settings.classes > 50)
    return fail(Fault::invalid, "Het aantal klassen is 2 tot 50.");
  if (settings.burn_in < 0 || settings.sweeps < 10 || settings.chains < 1)
    return fail(Fault::invalid, "Neem minstens 10 stappen en 1 keten.");
  if (!(settings.shape > 0) || !(settings.rate > 0) || !(settings.most > 0))
    return fail(Fault::invalid, "De voorgewichten zijn getallen boven 0.");
  return {};
}

}  // namespace

Result<Latent> sample_latent(const Sample& sample,
                             const LatentSettings& settings,
                             const Labour& labour) {
  TRY(check(settings));
  Latent found;
  found.persons.resize(static_cast<std::size_t>(settings.chains));
  // A chain is one piece, so it looks by itself whether it has to stop.
  const Labour chains{labour.threads, {}, labour.progress};
  divide(
      chains,
      settings.chains,
      [] { return 0; },
      [&](int, std::int64_t number) {
        auto& trace = found.persons[static_cast<std::size_t>(number)];
        Chain chain(sample, settings, static_cast<std::uint64_t>(number));
        chain.warm();
        constexpr int between_looks = 256;
        for (int sweep = 0; sweep < settings.burn_in + settings.sweeps; ++sweep) {
          if (sweep % between_looks == 0 && labour.stopped()) return;
          const double persons = chain.sweep();
          if (sweep >= settings.burn_in) trace.push_back(persons);
        }
      });
  auto shortest = found.persons.front().size();
  for (const auto& trace : found.persons) shortest = std::min(shortest, trace.size());
  found.complete = shortest == static_cast<std::size_t>(settings.sweeps);
  if (shortest < 10) return fail(Fault::unavailable, "Het rekenen is gestopt.");
  double draws = 0;
  for (auto& trace : found.persons) {
    trace.resize(shortest);
    found.effective_sizes.push_back(effective_size(trace));
    draws += found.effective_sizes.back();
  }
  found.r_hat = split_r_hat(found.persons);
  found.converged = found.complete && found.r_hat <= converged_r_hat && draws >= enough_draws;
  return found;
}

}  // namespace zicht::estimate
