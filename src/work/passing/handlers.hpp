// The routes in parts, and what they share. Inside this room only.
#pragma once

#include <string>
#include <string_view>

#include "ground/http/number.hpp"
#include "work/passing/pages.hpp"
#include "work/passing/routes.hpp"

namespace zicht::passing {

void add_giving_routes(http::Router& router, const Desk& desk);
void add_ledger_routes(http::Router& router, const Desk& desk);
void add_inbox_routes(http::Router& router, const Desk& desk);
void add_count_routes(http::Router& router, const Desk& desk);

inline constexpr int status_fine = 200;
inline constexpr int status_conflict = 409;
inline constexpr int status_unprocessable = 422;

using http::number_in;

/// True where the keys must be opened first, or somebody has to let this colleague in.
template <class T>
bool must_open_keys(const Result<T>& opened) {
  return !opened &&
         (opened.error().fault == Fault::conflict || opened.error().fault == Fault::forbidden);
}
/// To the keys and back; what was typed is kept meanwhile.
Result<http::Response> send_to_keys(const Desk& desk,
                                    const http::Request& request,
                                    const accounts::Actor& actor);
/// The same, to prove again who asks.
Result<http::Response> send_to_proof(const Desk& desk,
                                     const http::Request& request,
                                     const accounts::Actor& actor);

/// The name of a sector.
std::string sector_name(const content::Library& library, std::string_view id);

}  // namespace zicht::passing
