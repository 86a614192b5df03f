#include "science/estimate/profile.hpp"

#include <cmath>
#include <limits>

#include "science/estimate/special.hpp"

namespace zicht::estimate {
namespace {

/// Where nobody would believe an answer any more.
constexpr double most = 1e7;

/// The profile as a function of the number of persons on no list.
class Profile {
 public:
  Profile(Fitter& fitter, const Sample& sample, const Model& model)
      : fitter_(fitter), sample_(sample), model_(model) {}

  /// The log-likelihood of `unseen`, but for a constant; -infinity where no fit is found.
  double operator()(double unseen) const {
    const auto fit = fitter_.fit_with_unseen(sample_, model_, unseen);
    if (!fit) return -std::numeric_limits<double>::infinity();
    // The Poisson kernel is sum y log mu - N at the maximum. With p = mu / N this becomes the
    // multinomial one.
    const double total = sample_.observed() + unseen;
    return fit->kernel + total - total * std::log(total) + log_gamma(total + 1) -
           log_gamma(unseen + 1);
  }

 private:
  Fitter& fitter_;
  const Sample& sample_;
  const Model& model_;
};

/// The top, by golden section between `low` and `high`.
double top_of(const Profile& profile, double low, double high) {
  const double share = (std::sqrt(5.0) - 1) / 2;
  double left = high - share * (high - low);
  double right = low + share * (high - low);
  double at_left = profile(left);
  double at_right = profile(right);
  while (high - low > 1e-8 * (1 + high)) {
    if (at_left > at_right) {
      high = right;
      right = left;
      at_right = at_left;
      left = high - share * (high - low);
      at_left = profile(left);
    } else {
      low = left;
      left = right;
      at_left = at_right;
      right = low + share * (high - low);
      at_right = profile(right);
    }
  }
  return (low + high) / 2;
}

/// Where the profile goes through `bound` between a place inside and one outside.
double crossing(const Profile& profile, double inside, double outside, double bound) {
  while (std::abs(outside - inside) > 1e-8 * (1 + std::abs(inside))) {
    const double middle = (inside + outside) / 2;
    (profile(middle) >= bound ? inside : outside) = middle;
  }
  return inside;
}

}  // namespace

std::optional<Interval> profile(Fitter& fitter,
                                const Sample& sample,
                                const Model& model,
                                double level) {
  if (!fitter.examine(sample, model).fine()) return std::nullopt;
  const auto fit = fitter.fit(sample, model);
  if (!fit) return std::nullopt;
  const Profile at(fitter, sample, model);
  const double dark = fit->dark();
  const double top = top_of(at, 0, 2 * dark + 10);
  const double z = normal_quantile((1 + level) / 2);
  const double bound = at(top) - z * z / 2;

  const double low = at(0) >= bound ? 0 : crossing(at, top, 0, bound);
  double outside = 2 * top + 10;
  const double furthest = most * (1 + sample.observed());
  while (at(outside) >= bound && outside < furthest) outside *= 2;
  const double high = outside >= furthest ? std::numeric_limits<double>::infinity()
                                          : crossing(at, top, outside, bound);
  return Interval{sample.observed() + low, sample.observed() + high};
}

}  // namespace zicht::estimate
