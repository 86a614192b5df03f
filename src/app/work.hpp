// The work: every room behind the sign-in, with what each stands on and which other rooms it asks.
// They are built together and live together, for as long as the program runs.
#pragma once

#include <memory>

#include "app/config.hpp"
#include "app/content.hpp"
#include "ground/audit/audit.hpp"
#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "ground/store/store.hpp"
#include "open/takeaway/printer.hpp"

namespace zicht::app {

/// What the work stands on. All of it outlives the work.
struct WorkGround {
  const Config& config;
  const Content& content;
  store::Database& database;
  const Clock& clock;
  audit::Log& log;
  const html::Layout& layout;
  takeaway::Printer& printer;
  /// Whether anything may be typed in here. Where not, the pages that lead to it say why.
  bool can_sign_in;
};

class Work {
 public:
  /// Fails where a key, or the password of the mail server, cannot be read. Changes nothing in the
  /// database.
  static Result<Work> open(const WorkGround& ground);

  Work(Work&&) noexcept;
  Work& operator=(Work&&) noexcept;
  ~Work();

  /// Sets the gate before every route (app/rights), and adds those of the rooms. The work outlives
  /// the router.
  void add_routes(http::Router& router);

  /// What has to be done now and then, asked or not: takes the keys of what was given to others and
  /// has expired. Whoever reads looks at the date anyway.
  void tidy();

 private:
  struct Rooms;
  explicit Work(std::unique_ptr<Rooms> rooms);
  std::unique_ptr<Rooms> rooms_;
};

}  // namespace zicht::app
