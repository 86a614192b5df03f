// The pages of the officer. Inside this room only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "work/oversight/routes.hpp"
#include "work/oversight/words.hpp"

namespace zicht::oversight {

/// How the log and the lists stand, on one page.
struct OverviewView {
  const accounts::Actor& actor;
  std::optional<audit::Head> head = {};
  std::size_t due = 0;
  bool more_due = false;
  std::size_t waiting = 0;  ///< Holds that wait for this officer.
  std::optional<Drill> drill = {};
  Date today = {};
};
std::string overview_page(const html::Layout& layout, const OverviewView& view);

/// What was asked of the log, as it was typed.
struct LogQuery {
  std::int64_t person = 0;
  std::string signal = {};
  std::string from = {};
  std::string until = {};
  std::int64_t page = 0;
  std::string trouble = {};
};
struct LogView {
  const accounts::Actor& actor;
  const People& people;
  LogQuery query = {};
  audit::Page lines = {};
};
std::string log_page(const html::Layout& layout, const LogView& view);

struct DestructionView {
  const accounts::Actor& actor;
  retention::List list = {};
  const retention::Terms& terms;
  Date today = {};
  std::string done = {};  ///< "3": so many were destroyed just now.
  bool nothing_chosen = false;
};
std::string destruction_page(const html::Layout& layout, const DestructionView& view);

struct DestroyedView {
  const accounts::Actor& actor;
  const People& people;
  std::vector<retention::Destruction> destroyed = {};
};
std::string destroyed_page(const html::Layout& layout, const DestroyedView& view);

struct CertificateView {
  const accounts::Actor& actor;
  const People& people;
  retention::Certificate certificate = {};
};
std::string certificate_page(const html::Layout& layout, const CertificateView& view);

/// The holds of a desk, for its officer.
struct HoldsView {
  const accounts::Actor& actor;
  const People& people;
  std::vector<retention::Hold> holds = {};
  std::string typed = {};  ///< The number of a signal.
  std::string trouble = {};
};
std::string holds_page(const html::Layout& layout, const HoldsView& view);

/// The holds of one signal, for the desk.
struct SignalHoldsView {
  const accounts::Actor& actor;
  const People& people;
  signals::SignalId signal = {};
  std::vector<retention::Hold> holds = {};
  std::string trouble = {};
};
std::string signal_holds_page(const html::Layout& layout, const SignalHoldsView& view);

inline constexpr auto overview_address = "/werk/toezicht";
inline constexpr auto log_address = "/werk/toezicht/logboek";
inline constexpr auto destruction_address = "/werk/toezicht/vernietiging";
inline constexpr auto destroyed_address = "/werk/toezicht/vernietigd";
inline constexpr auto holds_address = "/werk/toezicht/bewaren";

/// "123-whole": how a part of a signal is named in an address or a form.
std::string name_of(retention::Chosen chosen);
std::optional<retention::Chosen> read_chosen(std::string_view name);

}  // namespace zicht::oversight
