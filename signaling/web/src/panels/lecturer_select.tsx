import { useConferenceWords } from "../i18n/conference";
import type { ClientMessage } from "../protocol/messages";
import type { Model } from "../state/model";
import panel from "./panel.module.css";

interface LecturerSelectProps {
  model: Model;
  online: boolean;
  send: (message: ClientMessage) => boolean;
}

// Under "lecture": whose site gives it. It is heard beside the chair's, without a turn.
export function LecturerSelect({ model, online, send }: LecturerSelectProps) {
  const words = useConferenceWords().lecture;
  if (model.policy !== "lecture") return null;
  return (
    <select
      className={panel.select}
      aria-label={words.heading}
      value={model.lecturer ?? ""}
      disabled={!online}
      data-action="choose-lecturer"
      onChange={({ target }) => send({ type: "policy", policy: "lecture", lecturer: target.value === "" ? null : target.value })}
    >
      <option value="">{words.none}</option>
      {model.sites
        .filter((site) => !site.removed && site.role !== "chair")
        .map(({ site, name }) => (
          <option key={site} value={site}>
            {words.by(name)}
          </option>
        ))}
    </select>
  );
}
