#include "app/mergers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ground/text/dutch.hpp"

namespace zicht::app {
namespace {

using municipalities::Municipality;
using municipalities::Register;

/// Whether the operator should hear of this row on this day.
bool is_told(const Municipality& row, const Register& list, Date today) {
  if (row.went_into.empty() || !row.valid_until) return false;
  // A code can come back later, with a row of its own.
  if (list.find(row.code, std::max(today, *row.valid_until)) != nullptr) return false;
  return std::chrono::sys_days{*row.valid_until} - std::chrono::sys_days{today} <= told_before;
}

Result<Merger> merger_of(vault::Vault& vault,
                         const vault::ServingDesk& desk,
                         const Municipality& row,
                         const Register& list,
                         Date today) {
  const auto day = *row.valid_until;
  const bool is_over = day <= today;
  Merger merger{.is_read = true};
  std::string into;
  for (const auto* next : list.follow(row.code, is_over ? today : day)) {
    const auto reader = TRY(vault.receiver(next->code));
    if (!reader) merger.is_read = false;
    into += fmt::format("{}{} {} (daar leest {})",
                        into.empty() ? "" : ", ",
                        next->code,
                        next->name,
                        reader ? reader->desk_name : "nog niemand");
  }
  merger.told = fmt::format("{} leest voor {} {}. Die gemeente {} op {} {} {}.",
                            desk.name,
                            row.code,
                            row.name,
                            is_over ? "is" : "gaat",
                            text::date(day),
                            is_over ? "opgegaan in" : "op in",
                            into);
  if (!merger.is_read)
    merger.told +=
        " Noem die code bij een meldpunt, met zicht desk add: anders komt er niets binnen.";
  return merger;
}

}  // namespace

Result<std::optional<vault::DeskKey>> receiver_now(vault::Vault& vault,
                                                   const Register& list,
                                                   std::string_view code,
                                                   Date today) {
  const auto now = list.follow(code, today);
  if (now.empty()) return vault.receiver(code);
  for (const auto* one : now) {
    auto key = TRY(vault.receiver(one->code));
    if (key) return key;
  }
  return std::optional<vault::DeskKey>();
}

Result<std::vector<Merger>> mergers(vault::Vault& vault, const Register& list, Date today) {
  std::vector<Merger> found;
  for (const auto& desk : TRY(vault.desks()))
    for (const auto& code : desk.municipalities)
      for (const auto& row : list.all())
        if (row.code == code && is_told(row, list, today))
          found.push_back(TRY(merger_of(vault, desk, row, list, today)));
  return found;
}

}  // namespace zicht::app
