// The routes in parts, and what they share. Inside this room only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/http/number.hpp"
#include "work/desk/pages.hpp"
#include "work/desk/routes.hpp"

namespace zicht::desk {

void add_list_routes(http::Router& router, const Desk& desk);
void add_signal_routes(http::Router& router, const Desk& desk);

using http::number_in;

/// Everyone there is, today.
std::vector<html::Option> municipality_options(const Desk& desk);

Result<Names> names_for(const Desk& desk, const accounts::Actor& actor);

/// True where the keys must be opened first, or somebody has to let this colleague in.
template <class T>
bool is_locked(const Result<T>& opened) {
  return !opened &&
         (opened.error().fault == Fault::conflict || opened.error().fault == Fault::forbidden);
}

/// To the keys, and back.
inline std::string keys_address(std::string_view back_to) {
  return "/werk/sleutels?naar=" + http::percent_encode(back_to);
}
inline http::Response to_keys(std::string_view back_to) {
  return http::see_other(keys_address(back_to));
}

}  // namespace zicht::desk
