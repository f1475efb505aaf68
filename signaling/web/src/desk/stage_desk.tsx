import type { ConferenceRuntime } from "../app/conference_runtime";
import { LiveVideo } from "../hall/live_video";
import { useConferenceWords } from "../i18n/conference";
import { useLanguage } from "../i18n/language";
import { layoutIcon } from "../panels/layout_icon";
import type { GroupEntry } from "../protocol/messages";
import type { Model, Stage } from "../state/model";
import { Button } from "../ui/button";
import { Segmented } from "../ui/segmented";
import { Diagram } from "./diagram";
import styles from "./stage_desk.module.css";
import type { Directing } from "./use_directing";
import { plannedTiles, presetOf } from "./stage_plan";

interface StageDeskProps {
  runtime: ConferenceRuntime;
  model: Model;
  stage: Stage;
  directing: Directing;
  online: boolean;
}

// Preview and live picture side by side: what is prepared for a group, and what it sees now. A take makes the one the
// other, in one cut.
export function StageDesk({ runtime, model, stage, directing, online }: StageDeskProps) {
  const words = useConferenceWords().stage;
  const { group, draft, select, selected, dragged } = directing;
  if (group === null) return <p>{words.none}</p>;
  return (
    <section className={styles.desk} aria-label={words.heading}>
      <Choices stage={stage} directing={directing} online={online} />
      <div className={styles.pictures}>
        <figure className={styles.picture}>
          <Preview runtime={runtime} model={model} stage={stage} group={group} draft={draft} selected={selected} onSelect={select} over={dragged?.over ?? null} />
          <figcaption>{words.preview}</figcaption>
        </figure>
        <figure className={`${styles.picture} ${styles.onAir}`}>
          <Live runtime={runtime} model={model} stage={stage} group={group} />
          <figcaption>{words.live}</figcaption>
        </figure>
      </div>
    </section>
  );
}

function Choices({ stage, directing, online }: Pick<StageDeskProps, "stage" | "directing" | "online">) {
  const words = useConferenceWords().stage;
  const { language } = useLanguage();
  const { group, groups, chooseGroup, draft, choosePreset, take } = directing;
  const groupName = (id: string) => words.groups[id as keyof typeof words.groups] ?? id;
  return (
    <div className={styles.choices}>
      <Segmented
        label={words.group}
        hideLabel
        segments={groups.map(({ id }) => ({ value: id, label: groupName(id) }))}
        value={group?.id ?? ""}
        onChange={chooseGroup}
      />
      <Segmented
        label={words.layout}
        hideLabel
        stacked
        segments={stage.presets.map((preset) => ({ value: preset.id, label: preset[language], icon: layoutIcon(preset.layout) }))}
        value={draft.preset}
        disabled={!online}
        onChange={choosePreset}
      />
      <Button tone="stop" size="large" disabled={!online || group?.prepared == null} data-action="take" onClick={take}>
        {words.take}
      </Button>
    </div>
  );
}

interface PreviewProps extends Pick<StageDeskProps, "runtime" | "model" | "stage"> {
  group: GroupEntry;
  draft: Directing["draft"];
  selected: number | null;
  onSelect: (index: number) => void;
  over: number | null;
}

function Preview({ runtime, model, stage, group, draft, selected, onSelect, over }: PreviewProps) {
  const words = useConferenceWords().stage;
  const preset = presetOf(stage, draft.preset);
  if (preset === null) return <div className={styles.nothing} />;
  const places = group.prepared?.places ?? group.places;
  const tiles = plannedTiles(preset, places, draft.choices, model.sites.map(({ site }) => site));
  return (
    <Diagram
      label={words.preview}
      tiles={tiles}
      model={model}
      feed={runtime.feed}
      selected={selected}
      onSelect={onSelect}
      over={over}
    />
  );
}

const kHalls = "halls"; // the group whose picture comes to the desk

function Live({ runtime, model, stage, group }: Pick<PreviewProps, "runtime" | "model" | "stage" | "group">) {
  const words = useConferenceWords().stage;
  const preset = presetOf(stage, group.preset);
  if (group.id === kHalls) {
    return (
      <div className={styles.video}>
        <LiveVideo
          stream={runtime.stream("stage")}
          source="composed"
          label={words.live}
          placeholder={<p className={styles.waiting}>{words.waiting}</p>}
          frozen={<p className={styles.waiting}>{words.frozen}</p>}
        />
      </div>
    );
  }
  if (preset === null) return <div className={styles.nothing} />;
  const tiles = plannedTiles(preset, group.places, [], model.sites.map(({ site }) => site));
  return <Diagram label={words.live} tiles={tiles} model={model} feed={runtime.feed} />;
}
