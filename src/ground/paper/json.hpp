// A document on its way to the press, which is a program of its own: as JSON.
#pragma once

#include <string>
#include <string_view>

#include "ground/base/result.hpp"
#include "ground/paper/document.hpp"

namespace zicht::paper {

/// What the press is asked to do.
struct Order {
  Form form = Form::pdf;
  Document document = {};
};

std::string to_json(const Order& order);

/// Fails with `invalid` on anything that to_json() does not write.
Result<Order> order_from_json(std::string_view json);

}  // namespace zicht::paper
