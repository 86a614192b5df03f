#include "work/signals/file.hpp"

namespace zicht::signals {
namespace {

constexpr std::size_t megabyte = std::size_t{1} << 20U;

bool is_running(const File& file, Instant now) {
  return file.evidence == Evidence::agreed && file.decided_at &&
         now < *file.decided_at + evidence_limit;
}

}  // namespace

SizeClass size_class_of(std::size_t bytes) {
  if (bytes <= megabyte) return SizeClass::small;
  return bytes <= 4 * megabyte ? SizeClass::middle : SizeClass::large;
}

std::string_view dutch_name(SizeClass size) {
  switch (size) {
    case SizeClass::small:
      return "tot 1 MB";
    case SizeClass::middle:
      return "1 tot 4 MB";
    case SizeClass::large:
      break;
  }
  return "4 tot 8 MB";
}

bool may_ask(const File& file, Instant now) {
  return file.evidence != Evidence::asked && !is_running(file, now);
}

bool may_decide(const File& file, accounts::PersonId member) {
  return file.evidence == Evidence::asked && file.asked_by != member;
}

bool may_fetch(const File& file, accounts::PersonId member, Instant now) {
  return is_running(file, now) && file.asked_by == member;
}

}  // namespace zicht::signals
