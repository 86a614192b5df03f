// What a request is answered with: a page that was prepared, what the router says, or a refusal.
#pragma once

#include <string>

#include "ground/http/fault.hpp"
#include "ground/http/prepared_pages.hpp"
#include "ground/http/router.hpp"
#include "ground/http/wire.hpp"

namespace zicht::http {

/// Safe to use from many threads. Together with app/main the only place where a broken invariant is
/// caught: it is logged, and whoever asked is told.
class Answers {
 public:
  /// The router outlives it.
  Answers(const Router& router, FaultPage fault_page, WireSettings wire)
      : router_(router), fault_page_(std::move(fault_page)), wire_(wire) {}

  /// Keeps a file ready under `path`, with the forms of it that were compressed before.
  void keep_file(std::string path, const Response& response, ReadyMade ready);

  /// Reads the address of the request. True where `out` is the answer: a prepared page, or a
  /// refusal. Otherwise make() has to be asked. Never waits.
  bool find(Request& request, Outgoing& out) const;

  /// Runs the handler, and keeps its answer where it is the same for everyone. May wait for a
  /// database.
  void make(Request& request, Outgoing& out, Effort effort);

  /// The answer to a request that goes no further, made on the reading thread: so not compressed.
  void refuse(const Request& request, int status, const std::string& message, Outgoing& out) const;

  /// Whether this request, of which only the head is known, is a form with a file.
  bool takes_file(const Request& head) const;

 private:
  Response ask_router(Request& request) const;
  void make_or_fail(const Request& request, Outgoing& out, const auto& make) const;

  const Router& router_;
  FaultPage fault_page_;
  WireSettings wire_;
  PreparedPages pages_;
};

}  // namespace zicht::http
