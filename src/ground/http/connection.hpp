// One client, from the first byte to the goodbye.
#pragma once

#include <boost/beast/core/flat_buffer.hpp>
#include <list>
#include <string>

#include "ground/http/incoming.hpp"
#include "ground/http/line.hpp"
#include "ground/http/server_ground.hpp"

namespace zicht::http {

class Connection;

/// The connections of one reading thread, and what that thread keeps for them.
struct Connections {
  std::list<Connection*> all;
  std::string date;  ///< The line of the Date header.
  bool stopping = false;
};

class FilePlace;

/// Everything of it happens on its reading thread, except what a worker is asked.
class Connection {
 public:
  /// It stands among the others for as long as it lives.
  Connection(Line line, Connections& others, ServerGround& ground);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Answers one request after another, until one of both sides has had enough.
  Awaitable<> run();

  /// Ends it where its time is up. To be asked again for as long as it lives: what was just about
  /// to begin is not yet there to be cancelled.
  void end_if_late(Time::time_point now);
  /// The server stops: who waits for the next request is let go at once, and others soon.
  void hurry();

 private:
  /// What it is busy with decides what happens when we stop: an idle one ends at once.
  enum class Phase { idle, reading, answering };

  /// True where the last answer went out, and is to be followed by a goodbye.
  Awaitable<bool> answer_all();
  /// Reads one request. 0 where it is whole, `closed` where there is nobody to answer, and
  /// otherwise the status to refuse it with.
  Awaitable<int> read(Incoming& incoming, FilePlace& place);
  static constexpr int closed = -1;
  /// Waits until a form with a file may be read. False where that takes too long. What its sender
  /// sends meanwhile waits in the network.
  Awaitable<bool> find_room(FilePlace& place);
  /// From the prepared pages where it can, otherwise from a worker.
  Awaitable<> find_answer(Request& request, Outgoing& out);
  /// Comes back on the reading thread when a worker is done.
  Awaitable<> ask_worker(Request& request, Outgoing& out);
  Awaitable<bool> write(const Outgoing& out, bool keep_alive, bool old_version);
  /// Ends so that the last answer arrives. A socket that is closed while there is something unread
  /// in it sends a reset, and that can overtake the answer (RFC 9112 9.6).
  Awaitable<> say_goodbye();

  Line line_;
  Connections& others_;
  ServerGround& ground_;
  std::list<Connection*>::iterator place_;
  boost::beast::flat_buffer buffer_;
  Time::time_point deadline_ = never;
  Phase phase_ = Phase::idle;
};

}  // namespace zicht::http
