import { expect } from "chai";
import { deviceText } from "../../src/web/figures/device-text.ts";

describe("the text of a device", () => {
  const devices = [
    [
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
      "Chrome · Linux",
    ],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
      "Edge · Windows",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1",
      "Safari · iPhone",
    ],
    ["Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", "Firefox · Android"],
    ["curl/8.10.1", "curl"],
    ["", "–"],
  ] as const;
  for (const [userAgent, words] of devices) {
    it(`names ${words}`, () => {
      expect(deviceText(userAgent)).to.equal(words);
    });
  }
});
