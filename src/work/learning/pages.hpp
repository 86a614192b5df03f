// The pages of the training with an account. Inside this room only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/paper/document.hpp"
#include "open/training/screens.hpp"
#include "work/learning/learning.hpp"

namespace zicht::learning {

/// /leren: the paths of somebody, and the certificates.
struct HomeView {
  std::string form_token = {};
  training::Done done = {};
  std::vector<Certificate> certificates = {};
  bool was_brought = false;    ///< What this browser kept has just been added.
  bool sees_overview = false;  ///< Of the own organisation.
};
std::string home_page(const html::Layout& layout,
                      const training::Training& training,
                      const HomeView& view);

/// What stands beside a path: what is still needed for a certificate, or the form for one.
html::Html certificate_form(const training::Path& path,
                            const training::PathState& state,
                            std::string_view form_token,
                            std::string_view name,
                            std::string_view trouble);

/// Asks whether what stands in an address may be added to the account.
std::string bring_page(const html::Layout& layout,
                       const training::Path& path,
                       std::string_view stand,
                       const training::PathState& state,
                       std::string_view form_token);

/// What everyone with the code sees: name, path, version and day.
std::string verified_page(const html::Layout& layout, const Certificate& certificate);

/// How far the people of an organisation are, in counts.
std::string overview_page(const html::Layout& layout,
                          std::string_view organisation,
                          const Overview& overview);

/// A certificate as paper.
paper::Document on_paper(const Certificate& certificate, const Issuer& issuer);

}  // namespace zicht::learning
