// Somebody at the desk who speaks the WebSocket protocol itself, for tests that are about the other pages.
import { newPage } from "./browser.js";
import { eventually } from "./wait.js";

export class Conductor {
  // Enters as the operator of the province, with a page in the day's browser.
  static async enter(day, conference) {
    const conductor = new Conductor();
    const { ticket } = await day.province.operator.post(`/conferences/${conference}/tickets`);
    conductor.page = await newPage(day.browser);
    await conductor.page.goto(`${day.url}/help`);
    await conductor.page.evaluate((token) => {
      window.desk = new WebSocket(`ws://${location.host}/ws`);
      window.told = {};
      window.refused = [];
      window.desk.onmessage = ({ data }) => {
        const message = JSON.parse(data);
        window.told[message.type] = message;
        if (message.type === "error") window.refused.push(message.code);
      };
      window.desk.onopen = () => window.desk.send(JSON.stringify({ type: "join", token, version: 2, media: false }));
    }, ticket);
    await conductor.heard("roster");
    return conductor;
  }

  send(message) {
    return this.page.evaluate((text) => window.desk.send(text), JSON.stringify(message));
  }

  // The newest message of a kind, once it is as it should be.
  async heard(type, isRight = () => true) {
    let message;
    await eventually(`a right ${type}`, async () => {
      message = await this.page.evaluate((name) => window.told[name], type);
      return message !== undefined && isRight(message);
    });
    return message;
  }

  leave() {
    return this.page.context().close();
  }
}
