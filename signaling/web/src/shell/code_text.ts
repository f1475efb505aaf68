// Letters and digits of an enrolment code as they are typed, spoken and shown: "k7mx 24pq" → "K7MX-24PQ". Which
// characters a code may have is signaling's to say.
export function codeText(typed: string): string {
  const plain = typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .slice(0, 8);
  return plain.length > 4 ? `${plain.slice(0, 4)}-${plain.slice(4)}` : plain;
}
