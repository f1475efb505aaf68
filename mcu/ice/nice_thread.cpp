#include "mcu/ice/nice_thread.h"

#include <glib.h>
#include <pthread.h>

#include <type_traits>
#include <utility>

#include "media/base/check.h"

namespace mcu {

static_assert(std::is_same_v<gboolean, int> && std::is_same_v<gpointer, void*>, "run_next() is a GSourceFunc");

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
  Job job{std::move(task)};
  std::unique_lock lock(mutex_);
  jobs_.push_back(&job);
  GSource* source = g_idle_source_new();
  g_source_set_priority(source, G_PRIORITY_HIGH);
  g_source_set_callback(source, &NiceThread::run_next, this, nullptr);
  g_source_attach(source, context_);
  g_source_unref(source);
  job_done_.wait(lock, [&job] { return job.done; });
}

// One idle source a job, so each finds one.
int NiceThread::run_next(void* self) {
  auto& thread = *static_cast<NiceThread*>(self);
  std::unique_lock lock(thread.mutex_);
  Job* job = thread.jobs_.front();
  thread.jobs_.pop_front();
  lock.unlock();
  job->task();
  lock.lock();
  job->done = true;
  thread.job_done_.notify_all();
  return G_SOURCE_REMOVE;
}

}  // namespace mcu
