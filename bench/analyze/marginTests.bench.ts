import { Bench } from "tinybench";
import { marginTest } from "../../src/analyze/marginTest.ts";
import { exactMarginSize } from "../../src/sizing/exactMarginSize.ts";
import { exactMarginPower } from "../../src/sizing/marginPower.ts";

export const question =
  "What do a non-inferiority test, its exact power at new rates, and the stable exact n near 250 per arm cost?";

export const bench: Bench = new Bench({ name: "marginTests", time: 300 });

const nonInferiority = { hypothesis: "nonInferiority", margin: 0.1 } as const;
const data = { events: [82, 80], n: [100, 100] } as const;
bench.add("score P, 82/100 v 80/100", () => marginTest(data, nonInferiority).pValue);
bench.add("exact P, 82/100 v 80/100", () =>
  marginTest(data, { ...nonInferiority, statistic: "exact" }),
);
let rate = 0.8;
bench.add("exact power, 254 + 254, region kept", () => {
  rate = rate > 0.9 ? 0.8 : rate + 1e-6;
  return exactMarginPower({ ...nonInferiority, n: [254, 254], alpha: 0.025 }, [rate, 0.8]);
});
let alpha = 0.025;
bench.add("stable exact n for 80%, nothing kept", () => {
  alpha += 1e-9; // another alpha, so that no region is found in the cache
  return exactMarginSize({ ...nonInferiority, alpha, rates: [0.8, 0.8], power: 0.8 });
});
