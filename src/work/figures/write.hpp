// The same tables as a page, as CSV and as JSON. Inside this room only.
#pragma once

#include <string>

#include "ground/html/layout.hpp"
#include "work/figures/figures.hpp"

namespace zicht::figures {

/// Stands with every figure, in every form.
inline constexpr std::string_view not_all =
    "Dit zijn signalen die het meldpunt registreerde. Lang niet alle uitbuiting wordt gezien of "
    "gemeld. Een signaal is geen slachtoffer.";

/// The names of a cell, with the period first, and its count; "afgeschermd" where it is hidden.
struct Cell {
  std::string period = {};
  std::string category = {};
  std::string count = {};
};
/// All cells of a figure, in the order of its table.
std::vector<Cell> cells_of(const Year& year, const Figure& figure);

/// "/werk/cijfers?jaar=2025". `ending` is "", ".csv" or ".json".
std::string address_of(int year, std::string_view ending = "");

std::string page_of(const html::Layout& layout,
                    const accounts::Actor& actor,
                    const std::vector<int>& years,
                    const Sheet& sheet);
/// One row a cell: figure, period, what, count, and what every figure carries. Nothing in it is a
/// formula.
std::string csv_of(const Sheet& sheet);
/// {"meldpunt","jaar","peildatum","gemaaktOp","letOp","perKwartaal","cijfers":[{"id","titel",
/// "definitie","tabel": as disclosure::write_json}]}
std::string json_of(const Sheet& sheet);

}  // namespace zicht::figures
