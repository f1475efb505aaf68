#include "mcu/ice/nice_thread.h"

#include <glib.h>
#include <pthread.h>

#include <condition_variable>
#include <mutex>
#include <utility>

#include "media/base/check.h"

namespace mcu {
namespace {

// A task on its way to the thread. Lives on the stack of the thread that waits for it.
class Job {
 public:
  explicit Job(Task task) : task_(std::move(task)) {}

  void attach(GMainContext* context) {
    GSource* source = g_idle_source_new();
    g_source_set_priority(source, G_PRIORITY_HIGH);
    g_source_set_callback(source, &Job::on_thread, this, nullptr);
    // The lock publishes the task, not the GLib queue alone: that one a sanitizer cannot see into.
    const std::lock_guard lock(mutex_);
    g_source_attach(source, context);
    g_source_unref(source);
  }

  void wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return done_; });
  }

 private:
  static gboolean on_thread(gpointer data) {
    auto& job = *static_cast<Job*>(data);
    // Held to the end, so that the waiting thread does not take the job away under us.
    const std::lock_guard lock(job.mutex_);
    job.task_();
    job.done_ = true;
    job.changed_.notify_one();
    return G_SOURCE_REMOVE;
  }

  Task task_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool done_ = false;
};

}  // namespace

NiceThread::NiceThread() : context_(g_main_context_new()), loop_(g_main_loop_new(context_, FALSE)) {
  thread_ = std::thread([this] {
    g_main_context_push_thread_default(context_);
    g_main_loop_run(loop_);
    g_main_context_pop_thread_default(context_);
  });
  pthread_setname_np(thread_.native_handle(), "ice");
}

NiceThread::~NiceThread() {
  run([this] { g_main_loop_quit(loop_); });
  thread_.join();
  g_main_loop_unref(loop_);
  g_main_context_unref(context_);
}

void NiceThread::run(Task task) {
  CHECK(std::this_thread::get_id() != thread_.get_id());
  Job job(std::move(task));
  job.attach(context_);
  job.wait();
}

}  // namespace mcu
