#pragma once

// Times as the REST interface reads and writes them.
#include "signaling/base/date_time.h"
