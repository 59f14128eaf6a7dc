// axe-core over pages: node accessibility.js AXE BROWSER PAGE… → JSON of what it found.
const fs = require("fs");
const os = require("os");
const path = require("path");
const { spawn } = require("child_process");

const [axeFolder, browserPath, ...pages] = process.argv.slice(2);
const axe = fs.readFileSync(path.join(axeFolder, "axe-core", "axe.min.js"), "utf8");
const told = (results) =>
  results.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.target.join(" ")).join(", ")}`);
const measured = `axe.run(document).then((found) => ({
  background: getComputedStyle(document.body).backgroundColor,
  overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  found,
}))`;

// The browser's own protocol, spoken over two pipes: messages of JSON, each ended by a zero.
class Browser {
  constructor(profile) {
    this.process = spawn(browserPath, [
      "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe",
      "--disable-extensions", "--disable-background-networking", "--disable-component-update",
      `--user-data-dir=${profile}`, "about:blank",
    ], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    this.gone = new Promise((resolve) => this.process.on("exit", resolve));
    this.number = 0;
    this.waiting = new Map();
    let read = "";
    this.process.stdio[4].setEncoding("utf8").on("data", (text) => {
      const parts = (read + text).split("\0");
      read = parts.pop();
      parts.map((part) => JSON.parse(part)).forEach((message) => this.came(message));
    });
  }

  came(message) {
    const key = message.id ?? message.method;
    const [resolve, reject] = this.waiting.get(key) ?? [];
    this.waiting.delete(key);
    if (message.error) reject(new Error(message.error.message));
    else if (resolve) resolve(message.result);
  }

  event(name) {
    return new Promise((...ends) => this.waiting.set(name, ends));
  }

  ask(method, params = {}) {
    const id = ++this.number;
    const message = { id, method, params, sessionId: this.session };
    this.process.stdio[3].write(`${JSON.stringify(message)}\0`);
    return new Promise((...ends) => this.waiting.set(id, ends));
  }

  async evaluate(expression) {
    const asked = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await this.ask("Runtime.evaluate", asked);
    if (exceptionDetails) throw new Error(exceptionDetails.exception.description);
    return result.value;
  }
}

(async () => {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "axe-"));
  const browser = new Browser(profile);
  const runs = [];
  try {
    const { targetId } = await browser.ask("Target.createTarget", { url: "about:blank" });
    const attached = await browser.ask("Target.attachToTarget", { targetId, flatten: true });
    browser.session = attached.sessionId;
    await browser.ask("Page.enable");
    for (const page of pages) {
      const loaded = browser.event("Page.loadEventFired");
      await browser.ask("Page.navigate", { url: `file://${page}` });
      await loaded;
      await browser.evaluate(`${axe};0`);
      for (const width of [320, 1280]) {
        const metrics = { width, height: 900, deviceScaleFactor: 1, mobile: false };
        await browser.ask("Emulation.setDeviceMetricsOverride", metrics);
        for (const scheme of ["light", "dark"]) {
          const features = [{ name: "prefers-color-scheme", value: scheme }];
          await browser.ask("Emulation.setEmulatedMedia", { features });
          const { background, overflow, found } = await browser.evaluate(measured);
          runs.push({
            run: `${path.basename(page)} ${width} ${scheme}`,
            background,
            overflow,
            passed: found.passes.length,
            violations: told(found.violations),
            incomplete: told(found.incomplete),
          });
        }
      }
    }
  } finally {
    browser.process.kill();
    await browser.gone;
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  console.log(JSON.stringify(runs));
})();
