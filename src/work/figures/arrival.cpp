#include "work/figures/arrival.hpp"

#include <algorithm>
#include <span>

#include "ground/base/dutch_time.hpp"
#include "work/signals/deadlines.hpp"

namespace zicht::figures {
namespace {

using signals::Action;
using signals::Course;
using signals::State;
using signals::Step;

Outcome outcome_of(State state) {
  switch (state) {
    case State::to_police:
      return Outcome::police;
    case State::to_care:
      return Outcome::care;
    case State::registration_due:
      return Outcome::registration;
    case State::to_chain_table:
      return Outcome::chain_table;
    case State::no_indication:
      return Outcome::no_indication;
    case State::duplicate:
      return Outcome::duplicate;
    default:
      return Outcome::open;
  }
}

bool is_accept(const Step& step) {
  return step.action == Action::accept;
}

bool was_cut_out(const Course& course) {
  if (course.steps.empty()) return course.signal.state != State::received;
  return course.steps.front().from != State::received;
}

/// The desk that it was sent to: the first that acts, since nobody is offered what has no desk.
accounts::OrganisationId first_desk(const Course& course) {
  return course.steps.empty() ? course.signal.desk : course.steps.front().desk;
}

bool in_time(const Step& step, Instant deadline) {
  return step.done_at && *step.done_at <= deadline;
}

/// Fills in how it went, from this step on until another desk took it over.
void follow(Arrival& arrival,
            std::span<const Step> steps,
            const signals::Deadlines& by,
            accounts::OrganisationId desk,
            Date known_on) {
  bool acknowledged = false;
  bool decided = false;
  for (const auto& step : steps) {
    if (step.done_on > known_on) return;
    const bool leaves = is_accept(step) && step.desk != desk;
    if (step.form) arrival.form = *step.form;
    if (step.action == Action::acknowledge && !acknowledged) {
      acknowledged = true;
      arrival.acknowledged_in_time = in_time(step, by.acknowledge);
    }
    if ((leaves || signals::is_decided(step.to)) && !decided) {
      decided = true;
      arrival.decided_in_time = in_time(step, by.assess);
    }
    if (leaves) {
      arrival.outcome = Outcome::other_desk;
      return;
    }
    // What is closed or destroyed went where it had gone before.
    if (signals::is_open(step.to)) arrival.outcome = outcome_of(step.to);
  }
}

}  // namespace

std::optional<Arrival> arrival_at(accounts::OrganisationId desk,
                                  const Course& course,
                                  Date known_on) {
  const auto& signal = course.signal;
  if (was_cut_out(course)) return std::nullopt;
  std::span<const Step> steps = course.steps;
  Arrival arrival{
      .came_on = signal.received_on, .channel = signal.channel, .sector = signal.sector};
  auto by = signal.received_at ? signals::deadlines(*signal.received_at, signal.urgency)
                               : signals::deadlines(signal.received_on, signal.urgency);
  if (first_desk(course) != desk) {
    const auto taken = std::ranges::find_if(
        steps, [&](const Step& step) { return is_accept(step) && step.desk == desk; });
    if (taken == steps.end() || !taken->done_at) return std::nullopt;
    arrival.came_on = taken->done_on;
    arrival.handed_over = true;
    by = signals::deadlines(*taken->done_at, signal.urgency);
    const auto before = steps.first(static_cast<std::size_t>(taken - steps.begin()));
    for (const auto& step : before)
      if (step.form) arrival.form = *step.form;
    steps = steps.subspan(before.size() + 1);
  }
  follow(arrival, steps, by, desk, known_on);
  return arrival;
}

}  // namespace zicht::figures
