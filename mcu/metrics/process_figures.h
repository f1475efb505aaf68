#pragma once

#include "mcu/api/messages.h"

namespace mcu {

// Begins to count and time the calls into codec libraries (media/base/library_clock.h).
void start_measuring();

// CPU time of the process, library calls, counted allocations. Library figures are 0 unless start_measuring() was
// called. Any thread.
ProcessFigures process_figures();

}  // namespace mcu
