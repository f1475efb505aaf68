import { useSyncExternalStore } from "react";
import type { Model } from "../state/model";
import { kInitialModel } from "../state/model";
import type { Action } from "../state/reducer";
import { reduce } from "../state/reducer";

// Holds the model; the only way to change it is an action.
export interface Store {
  model(): Model;
  dispatch(action: Action): void;
  subscribe(listener: () => void): () => void;
}

export function createStore(initial: Model = kInitialModel): Store {
  let model = initial;
  const listeners = new Set<() => void>();
  return {
    model: () => model,
    dispatch(action) {
      const next = reduce(model, action);
      if (next === model) return;
      model = next;
      listeners.forEach((listener) => listener());
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useModel(store: Store): Model {
  return useSyncExternalStore(store.subscribe, store.model);
}
