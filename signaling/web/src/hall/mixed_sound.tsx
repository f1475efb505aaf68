import { useEffect, useRef } from "react";
import { useText } from "../i18n/language";
import { Icon } from "../ui/icon";
import { playOn } from "./loudspeaker";
import styles from "./mixed_sound.module.css";

const kRetryMs = 1000;

interface MixedSoundProps {
  stream: MediaStream | null;
  loudspeaker?: string | null; // null: the system's
  muted?: boolean;
  blocked: boolean;
  onBlocked: (blocked: boolean) => void;
}

// Plays the mixed sound of the conference. If the browser refuses before a click, one large button gets it.
export function MixedSound({ stream, loudspeaker = null, muted = false, blocked, onBlocked }: MixedSoundProps) {
  const text = useText();
  const element = useRef<HTMLAudioElement>(null);

  const play = () => {
    element.current
      ?.play()
      .then(() => onBlocked(false))
      .catch((error: unknown) => {
        if (error instanceof DOMException && error.name === "NotAllowedError") onBlocked(true);
      });
  };

  // A refusal, or a change of streams in the middle of a start, leaves the element paused: try again until it plays.
  useEffect(() => {
    const timer = setInterval(() => {
      if (element.current?.paused === true && element.current.srcObject !== null) play();
    }, kRetryMs);
    return () => clearInterval(timer);
  }, []);

  useEffect(() => {
    const audio = element.current;
    if (audio === null || audio.srcObject === stream) return;
    audio.srcObject = stream;
    if (stream !== null) play();
    // play only reads refs and the stable onBlocked
  }, [stream]);

  useEffect(() => {
    if (element.current !== null) void playOn(element.current, loudspeaker);
  }, [loudspeaker]);

  return (
    <>
      <audio ref={element} autoPlay muted={muted} />
      {blocked && (
        <button type="button" className={styles.unblock} data-action="sound-on" onClick={play}>
          <Icon name="soundOff" size="2.6em" />
          <span className={styles.words}>
            {text.picture.soundOn}
            <small>{text.picture.soundOnNote}</small>
          </span>
        </button>
      )}
    </>
  );
}
