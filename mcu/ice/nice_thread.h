#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "mcu/loop/task.h"

// GLib's types, named here so that its headers stay in the .cpp files.
using GMainContext = struct _GMainContext;
using GMainLoop = struct _GMainLoop;

namespace mcu {

// The one GLib thread on which all libnice agents live: their sockets, timers and callbacks run here. Every call into
// libnice except sending is made here too, by run(), so an agent is never torn down under its own callback.
class NiceThread {
 public:
  NiceThread();
  NiceThread(const NiceThread&) = delete;
  NiceThread& operator=(const NiceThread&) = delete;
  // Ends the thread; all agents must be gone.
  ~NiceThread();

  // Runs `task` on the thread and waits for it: tens of microseconds, for set-up only. Any thread but this one.
  void run(Task task);

  GMainContext* context() const { return context_; }

 private:
  struct Job {
    Task task;
    bool done = false;
  };

  static int run_next(void* self);

  GMainContext* context_;
  GMainLoop* loop_;
  std::mutex mutex_;
  std::condition_variable job_done_;
  std::deque<Job*> jobs_;  // each on the stack of a run() that waits for it
  std::thread thread_;
};

}  // namespace mcu
