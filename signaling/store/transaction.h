#pragma once

#include "media/base/result.h"
#include "signaling/store/database.h"

namespace signaling {

// A unit of work on a Database: all of it is stored or nothing. Repositories called while one is open take part in it.
// Destroyed without commit() it rolls back. There is one at a time: begin() while one is open is a programming error.
//
//   auto work = Transaction::begin(database);
//   … devices.add(…), codes.use(…), audit.append(…): each result is looked at …
//   return work->commit();
class Transaction {
 public:
  static media::Result<Transaction> begin(Database& database);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  // After it returns without an error everything is on the disk. If any statement failed meanwhile, nothing is stored
  // and that statement's error comes back, so an overlooked error cannot become half a record.
  media::Result<void> commit();

 private:
  explicit Transaction(Database& database);
  void end();
  void roll_back();

  Database* database_;  // null: over
};

}  // namespace signaling
