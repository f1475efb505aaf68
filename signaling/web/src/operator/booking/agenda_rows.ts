import type { AgendaItem, PlannedSpeaker } from "../../api/calendar_types";

// An agenda item in the form. `key` tells rows apart while they move; it is never sent.
export interface AgendaRow {
  key: number;
  title: string;
  plannedMin: number; // 0: not said
  speakers: PlannedSpeaker[];
  layoutPreset: string; // empty: stays as it is
  papers: number[];
}

let lastKey = 0;

export function newRow(): AgendaRow {
  return { key: ++lastKey, title: "", plannedMin: 0, speakers: [], layoutPreset: "", papers: [] };
}

export function rowOf(item: AgendaItem): AgendaRow {
  return {
    key: ++lastKey,
    title: item.title,
    plannedMin: item.planned_min,
    speakers: item.speakers.map((speaker) => ({ ...speaker })),
    layoutPreset: item.layout_preset,
    papers: [...item.papers],
  };
}

export function toAgendaItem(row: AgendaRow): AgendaItem {
  return {
    title: row.title.trim().normalize("NFC"),
    planned_min: row.plannedMin,
    speakers: row.speakers.map(({ site, delegate }) => ({ site, delegate: delegate.trim().normalize("NFC") })),
    layout_preset: row.layoutPreset,
    papers: row.papers,
  };
}

// The list with the entry at `from` standing at `to`; unchanged if one of them is no place of it.
export function move<T>(list: readonly T[], from: number, to: number): T[] {
  const moved = [...list];
  if (from < 0 || from >= list.length || to < 0 || to >= list.length) return moved;
  moved.splice(to, 0, ...moved.splice(from, 1));
  return moved;
}

export function replaceAt<T>(list: readonly T[], index: number, entry: T): T[] {
  return list.map((former, at) => (at === index ? entry : former));
}

export function removeAt<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, at) => at !== index);
}

export function plannedTotal(rows: readonly AgendaRow[]): number {
  return rows.reduce((sum, row) => sum + row.plannedMin, 0);
}
