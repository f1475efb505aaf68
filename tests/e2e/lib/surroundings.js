// What a suite of tests runs in: both services and a browser whose camera and microphone are those of one hall.
import { launchBrowser } from "./browser.js";
import { kHallSite, Services } from "./services.js";

export class Surroundings {
  static async start() {
    const started = new this();
    try {
      await started.begin();
    } catch (error) {
      await started.stop();
      throw error;
    }
    return started;
  }

  // Nothing is set up yet: there is not even an administrator. `options`: as Services.start() has them.
  async begin(options = {}) {
    this.services = await Services.start(options);
    this.browser = await launchBrowser(this.services.folder, { devices: kHallSite.sign });
  }

  get url() {
    return this.services.url;
  }

  // Ends what an earlier test left behind.
  calm() {}

  async stop() {
    await this.browser?.close();
    await this.endpoints?.stop();
    await this.services?.stop();
  }
}
