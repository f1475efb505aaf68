import { useEffect, useRef, useState } from "react";
import { useConferenceWords } from "../i18n/conference";
import { Button } from "../ui/button";

// The sound of the conference, silent until somebody wants it: the desk often stands in the hall itself.
export function DeskSound({ stream }: { stream: MediaStream | null }) {
  const words = useConferenceWords().desk;
  const [heard, setHeard] = useState(false);
  const element = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const audio = element.current;
    if (audio === null) return;
    audio.srcObject = heard ? stream : null;
    if (heard && stream !== null) void audio.play().catch(() => undefined); // a click has allowed it
  }, [stream, heard]);
  return (
    <>
      <audio ref={element} autoPlay />
      <Button
        tone="quiet"
        icon={heard ? "sound" : "soundOff"}
        aria-label={words.sound}
        title={words.sound}
        aria-pressed={heard}
        data-action="sound"
        onClick={() => setHeard(!heard)}
      />
    </>
  );
}
