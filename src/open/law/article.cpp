#include "open/law/article.hpp"

namespace zicht::law {

bool matters(const Part& part, Age age) {
  return age != Age::adult || !part.minors_only;
}

bool in_force(const Version& version, Date day) {
  return !version.proposed && (!version.valid_from || *version.valid_from <= day) &&
         (!version.valid_until || day < *version.valid_until);
}

}  // namespace zicht::law
