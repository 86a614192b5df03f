// The pages of this room. Inside this room only.
#pragma once

#include <string>
#include <string_view>

#include "ground/html/layout.hpp"
#include "open/estimation/example.hpp"

namespace zicht::estimation {

/// /schatting: what an estimate is, with the example.
std::string explanation_page(const html::Layout& layout,
                             const Example& example,
                             const estimate::Finding& finding);

/// What a reader handed in on /schatting/reken.
struct Submission {
  std::string table = {};
  std::string method = "stepwise";
};

/// /schatting/reken: the form, with what is wrong with it where something is.
std::string form_page(const html::Layout& layout,
                      const Submission& submission,
                      std::string_view wrong);

/// The same address after the form: the report.
std::string finding_page(const html::Layout& layout,
                         const estimate::Finding& finding,
                         std::string_view version);

}  // namespace zicht::estimation
