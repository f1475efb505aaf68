import { useEffect, useState } from "react";
import { SeatGate } from "../app/seat_gate";
import { useModel } from "../app/store";
import { useControl } from "../control/use_control";
import { Hall } from "../hall/hall";
import { HallRuntime } from "../hall/hall_runtime";
import { useGuestWords } from "../i18n/guest";
import { FullMessage } from "../ui/full_message";
import type { GuestCard } from "./guest_card";
import { conferenceOf, loadGuestCard, makeGuestCard, saveGuestCard } from "./guest_card";
import { GuestForm } from "./guest_form";
import { LobbyScreen } from "./lobby_screen";
import { NotOpenScreen } from "./not_open_screen";

// The page of a guest, who comes by the conference's link: says who he is, waits in the lobby, takes part. The token
// stays in the address, so that a reload finds it again; it opens no more than the lobby.
export function GuestPage() {
  const words = useGuestWords();
  const [token] = useState(() => decodeURIComponent(location.hash.slice(1)));
  if (token === "") return <FullMessage kind="bad_token" title={words.badLink} explain={words.badLinkCause} />;
  return <Guest token={token} />;
}

function Guest({ token }: { token: string }) {
  const conference = conferenceOf(token);
  const [known] = useState(loadGuestCard);
  const [card, setCard] = useState<GuestCard | null>(known?.conference === conference ? known : null);
  const [runtime] = useState(() => new HallRuntime(token, loadGuestCard));
  useEffect(() => void (card === null ? runtime.openDevices() : runtime.start()), [runtime, card]);
  if (card !== null) return <GuestPlace token={token} runtime={runtime} />;
  const come = (name: string, unit: string) => {
    const made = makeGuestCard(conference, name, unit);
    saveGuestCard(made);
    setCard(made);
  };
  return <GuestForm token={token} runtime={runtime} known={known} onCome={come} />;
}

// Where the guest is: before the conference, in the lobby, in it, or out for good.
function GuestPlace({ token, runtime }: { token: string; runtime: HallRuntime }) {
  const words = useGuestWords();
  const model = useModel(runtime.store);
  const paired = useControl(runtime.pairing);
  const { session, conference, lobby } = model;
  if (session.end === "guest_removed") {
    return <FullMessage kind="guest_removed" title={words.removed} explain={words.removedCause} />;
  }
  if (session.end === "bad_token") {
    return <FullMessage kind="bad_token" title={words.badLink} explain={words.badLinkCause} />;
  }
  const outside = conference === null && lobby === null;
  if (session.phase !== "ended" && outside && session.lost === "unknown_conference") {
    return <NotOpenScreen token={token} runtime={runtime} />;
  }
  return (
    <SeatGate model={model} onRestart={() => void runtime.start()}>
      {conference === null ? <LobbyScreen runtime={runtime} /> : <Hall runtime={runtime} paired={paired} />}
    </SeatGate>
  );
}
