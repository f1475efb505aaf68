// Whether the machine had processor time to spare: what a test asks of speed, it asks only then.
import { cpus } from "node:os";

const kEnough = 0.3; // of the processors' time, unused

// Measures from now; the function it gives says whether there was enough since.
export function watchPower() {
  const spent = () => cpus().reduce(([idle, all], { times }) =>
    [idle + times.idle, all + Object.values(times).reduce((sum, time) => sum + time, 0)], [0, 0]);
  const [idle, all] = spent();
  return () => {
    const [idleNow, allNow] = spent();
    return (idleNow - idle) / (allNow - all) >= kEnough;
  };
}
