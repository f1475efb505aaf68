import type { ApiClient, Page } from "../api/client";
import { path } from "../api/client";
import type { Delegate } from "../api/types";
import type { ClientMessage } from "../protocol/messages";

// Who is to speak, as it is announced and stands in the picture.
export interface Speaker {
  delegate: string;
  post: string;
}

export const kLongestName = 120; // characters, of both members

// The delegates of a site, for its own devices. Throws ApiError.
export async function delegatesOf(site: string, api: Pick<ApiClient, "get">): Promise<readonly Speaker[]> {
  const { items } = await api.get<Page<Delegate>>(path`/sites/${site}/delegates`);
  return items.map(({ name, post, unit }) => ({
    delegate: cut(name),
    post: cut([post, unit].filter((part) => part !== "").join(", ")),
  }));
}

// The request for the floor. What is not said is left out.
export function requestOf({ delegate, post }: Speaker, priority: boolean): ClientMessage {
  return {
    type: "floor.request",
    ...(delegate !== "" && { delegate }),
    ...(post !== "" && { post }),
    ...(priority && { priority }),
  };
}

function cut(text: string): string {
  return [...text].slice(0, kLongestName).join("").trim();
}
