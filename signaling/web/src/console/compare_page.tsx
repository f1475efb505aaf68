import { useMemo, useState } from "react";
import { useConsoleWords } from "../i18n/console";
import { useLanguage } from "../i18n/language";
import { ProblemAlert } from "../office/problem_alert";
import type { SiteId } from "../protocol/messages";
import { Button } from "../ui/button";
import { Chart } from "./chart";
import styles from "./compare_page.module.css";
import frame from "./console.module.css";
import { EmptyNote } from "./empty_note";
import type { FigureId } from "./figures";
import { isFigureId, kFigures, kSiteFigureIds } from "./figures";
import { figureLine } from "./figure_text";
import { RangeChoice } from "./range_choice";
import { seriesOf, statistics } from "./series_set";
import type { ConsoleConference } from "./use_conference";
import { useRange } from "./use_range";
import { useSeries } from "./use_series";

const kColours = 12;

// The same figure of several sites in one chart: whether one suffers, or all.
export function ComparePage({ conference }: { conference: ConsoleConference }) {
  const words = useConsoleWords();
  const { id, board, nameOf } = conference;
  const { range, setRange, end } = useRange(conference);
  const [figure, setFigure] = useState<FigureId>("uplink.loss");
  const [left, setLeft] = useState<ReadonlySet<SiteId>>(new Set()); // those that are not shown
  const all = useAllSites(conference);
  const shown = useMemo(() => all.filter((site) => !left.has(site)), [all, left]);
  const figures = useMemo(() => [figure], [figure]);
  const { set, span, error, retry } = useSeries({ conference: id, board, end, sites: shown, figures, range });
  const lines = useMemo(
    () =>
      shown.map((site) => ({
        name: nameOf(site),
        figure,
        colour: (all.indexOf(site) % kColours) + 1,
        series: seriesOf(set, site, figure),
      })),
    [shown, all, figure, set, nameOf],
  );
  const toggle = (site: SiteId) =>
    setLeft((former) => {
      const next = new Set(former);
      if (!next.delete(site)) next.add(site);
      return next;
    });
  return (
    <>
      <div className={frame.head}>
        <h2>{words.compare.title}</h2>
        <label className={frame.field}>
          {words.compare.figure}
          <select value={figure} onChange={({ target }) => isFigureId(target.value) && setFigure(target.value)}>
            {kSiteFigureIds.map((one) => (
              <option key={one} value={one}>
                {words.figure[one]}
              </option>
            ))}
          </select>
        </label>
        <div className={frame.aside}>
          <RangeChoice range={range} open={board !== null} onChange={setRange} />
        </div>
      </div>
      <ProblemAlert error={error} onRetry={retry} />
      <div className={styles.page}>
        <fieldset className={styles.sites}>
          <legend>{words.compare.sites}</legend>
          <div className={styles.acts}>
            <Button onClick={() => setLeft(new Set())}>{words.compare.all}</Button>
            <Button onClick={() => setLeft(new Set(all))}>{words.compare.none}</Button>
          </div>
          <div className={styles.row} aria-hidden="true">
            <span />
            <span>{words.compare.mean}</span>
            <span>{words.compare.most}</span>
          </div>
          {all.map((site, place) => (
            <label key={site} className={styles.row}>
              <span className={styles.name}>
                <input type="checkbox" checked={!left.has(site)} onChange={() => toggle(site)} />
                <i style={{ background: `var(--series-${(place % kColours) + 1})` }} />
                {nameOf(site)}
              </span>
              <SiteNumbers series={seriesOf(set, site, figure)} times={set.times} figure={figure} />
            </label>
          ))}
        </fieldset>
        {shown.length === 0 ? (
          <EmptyNote title={words.compare.noSites} />
        ) : (
          <Chart title={words.figure[figure]} lines={lines} times={set.times} span={span} group="compare" height={460} />
        )}
      </div>
    </>
  );
}

interface SiteNumbersProps {
  series: ReturnType<typeof seriesOf>;
  times: readonly number[];
  figure: FigureId;
}

function SiteNumbers({ series, times, figure }: SiteNumbersProps) {
  const { language } = useLanguage();
  const known = series && statistics(series, times, kFigures[figure]);
  return (
    <>
      <span>{figureLine(figure, known?.mean, language)}</span>
      <span>{figureLine(figure, known?.most, language)}</span>
    </>
  );
}

function useAllSites({ model, stored, inOrder }: ConsoleConference): readonly SiteId[] {
  const roster = model?.sites;
  return useMemo(() => {
    if (roster !== undefined && roster.length > 0) return roster.map(({ site }) => site);
    return inOrder((stored?.sites ?? []).map((site) => ({ site }))).map(({ site }) => site);
  }, [roster, stored, inOrder]);
}
