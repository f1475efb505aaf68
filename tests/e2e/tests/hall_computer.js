// deploy/hall in a real browser: its policies over https at an address that is not the loopback's, with the province's
// CA in the browser's store, and no switch that allows the page anything.
export const hallComputerTests = {
  "a hall's computer joins, hears and is heard without a click or a question": (computer) => computer.run("day.js"),
};
