import { useEffect, useState } from "react";
import { SeatGate } from "../app/seat_gate";
import { useModel } from "../app/store";
import { useControl } from "../control/use_control";
import { ownSite } from "../state/queries";
import { CallScreen } from "./call_screen";
import { Hall } from "./hall";
import { HallRuntime } from "./hall_runtime";
import { RemovedScreen } from "./removed_screen";
import { StandbyScreen } from "./standby_screen";

// The page of a hall: a picture for sixty people, one lamp, one button.
// `enrolled`: the token is this computer's own, and no link's.
export function HallPage({ token, enrolled }: { token: string; enrolled: boolean }) {
  const [runtime] = useState(() => new HallRuntime(token));
  useEffect(() => void runtime.start(), [runtime]);
  const model = useModel(runtime.store);
  return (
    <SeatGate model={model} enrolled={enrolled} onRestart={() => void runtime.start()}>
      <HallPlace runtime={runtime} />
    </SeatGate>
  );
}

// Where the hall is: called, waiting, taken out, or in a conference.
function HallPlace({ runtime }: { runtime: HallRuntime }) {
  const model = useModel(runtime.store);
  const paired = useControl(runtime.pairing);
  const { standby, self } = model;
  if (standby !== null && standby.call !== null) {
    return <CallScreen call={standby.call} name={self?.name ?? ""} onAnswer={runtime.answerCall} />;
  }
  if (standby !== null) return <StandbyScreen runtime={runtime} paired={paired} />;
  if (ownSite(model)?.removed === true) return <RemovedScreen model={model} send={runtime.send} />;
  return <Hall runtime={runtime} paired={paired} />;
}
