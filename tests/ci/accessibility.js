// axe-core over pages: node accessibility.js PUPPETEER AXE BROWSER PAGE… → JSON of what it found.
const fs = require("fs");
const path = require("path");

const [puppeteerFolder, axeFolder, browserPath, ...pages] = process.argv.slice(2);
const puppeteer = require(path.join(puppeteerFolder, "puppeteer-core"));
const axe = fs.readFileSync(path.join(axeFolder, "axe-core", "axe.min.js"), "utf8");
const told = (results) =>
  results.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.target.join(" ")).join(", ")}`);

(async () => {
  const browser = await puppeteer.launch({
    executablePath: browserPath, headless: true, args: ["--no-sandbox", "--disable-gpu"],
  });
  const runs = [];
  try {
    const tab = await browser.newPage();
    for (const page of pages) {
      for (const width of [320, 1280]) {
        for (const scheme of ["light", "dark"]) {
          await tab.setViewport({ width, height: 900 });
          await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
          await tab.goto(`file://${page}`);
          await tab.evaluate(axe);
          const found = await tab.evaluate(() => axe.run(document));
          runs.push({
            run: `${path.basename(page)} ${width} ${scheme}`,
            background: await tab.evaluate(() => getComputedStyle(document.body).backgroundColor),
            overflow: await tab.evaluate(
              () => document.documentElement.scrollWidth - document.documentElement.clientWidth),
            passed: found.passes.length,
            violations: told(found.violations),
            incomplete: told(found.incomplete),
          });
        }
      }
    }
  } finally {
    await browser.close();
  }
  console.log(JSON.stringify(runs));
})();
