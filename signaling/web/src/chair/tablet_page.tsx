import { useCallback, useEffect, useState } from "react";
import { problemOf } from "../api/problem";
import type { Device } from "../app/device";
import { DeviceRevoked } from "../app/seat_gate";
import { useLanguage } from "../i18n/language";
import { Button } from "../ui/button";
import { FullMessage } from "../ui/full_message";
import { ChairPage } from "./chair_page";
import { PinPad } from "./pin_pad";
import type { TabletLock } from "./tablet_access";
import { TabletAccess } from "./tablet_access";
import { TabletConferences } from "./tablet_conferences";

// The chair's tablet as it lies on the table: its PIN, the conferences of its hall, the chair's surface of one of them.
export function TabletPage({ device }: { device: Device }) {
  const [access] = useState(() => new TabletAccess(device));
  const { lock, failure, look } = useLock(access);
  const [conference, setConference] = useEntered();
  const { text, language } = useLanguage();
  const words = text.tablet;
  if (conference !== null) {
    const leave = () => {
      setConference(null);
      look();
    };
    return <ChairPage entry={{ conference, tablet: access.api() }} onLeave={leave} onRefused={leave} />;
  }
  switch (lock) {
    case null:
      return failure === null ? null : (
        <FullMessage kind="tablet_failed" {...titleOf(failure, language)}>
          <Button size="large" onClick={look}>
            {text.connection.retry}
          </Button>
        </FullMessage>
      );
    case "pin":
      return <PinPad name={access.siteName()} check={(pin) => access.unlock(pin)} onOpen={look} />;
    case "open":
      return <TabletConferences access={access} onEnter={setConference} onLocked={look} />;
    case "revoked":
      return <DeviceRevoked />;
    case "no_pin":
      return (
        <FullMessage kind="tablet_no_pin" title={words.noPinTitle} explain={words.noPinCause}>
          <a className="plain-link" href="/enrol">
            {words.setPin}
          </a>
        </FullMessage>
      );
  }
}

const kEntered = "diemcau.entered";

// The conference the tablet has entered, also after a reload.
function useEntered() {
  const [conference, setConference] = useState(() => sessionStorage.getItem(kEntered));
  const enter = (next: string | null) => {
    if (next === null) sessionStorage.removeItem(kEntered);
    else sessionStorage.setItem(kEntered, next);
    setConference(next);
  };
  return [conference, enter] as const;
}

function useLock(access: TabletAccess) {
  const [lock, setLock] = useState<TabletLock | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const look = useCallback(() => {
    access.lock().then(
      (now) => setLock(now),
      (error: unknown) => {
        setLock(null);
        setFailure(error);
      },
    );
  }, [access]);
  useEffect(look, [look]);
  return { lock, failure, look };
}

function titleOf(failure: unknown, language: "vi" | "en") {
  const { title, detail } = problemOf(failure);
  return { title: title[language], explain: detail[language] };
}
