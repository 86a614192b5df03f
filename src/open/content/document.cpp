#include "open/content/document.hpp"

namespace zicht::content {

bool visible(const Document& document, Date today) {
  if (document.head.status != Status::published) return false;
  return !document.head.valid_from || *document.head.valid_from <= today;
}

bool withdrawn(const Document& document) {
  return document.head.status == Status::withdrawn;
}

}  // namespace zicht::content
