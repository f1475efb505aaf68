// The parts of an address, as pages write and read them. A value that is null is left out of the query.
export function queryOf(values: Record<string, string | null>): string {
  const query = new URLSearchParams(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null),
  );
  return query.size === 0 ? "" : `?${query}`;
}

// What is no proper escape is no id of ours.
export function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return "";
  }
}
