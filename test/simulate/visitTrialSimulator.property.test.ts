import fc from "fast-check";
import { expect, it } from "vitest";
import { emptyVisitTrial, visitTrialSimulator } from "../../src/simulate/visitTrialSimulator.ts";
import type { VisitEndpoint } from "../../src/study/visitSchema.ts";
import { plain, withBaseline, withoutBaseline, type LongScenario } from "./visitWorlds.ts";

const parameters = { seed: 20221118, numRuns: 25 };
const rate = fc.tuple(fc.constantFrom(0, 0.1, 0.4), fc.constantFrom(0, 0.2, 0.3));
const mechanism = fc.constantFrom("mar", "mnar");
const endpoints = fc.constantFrom(withBaseline, withoutBaseline);
const loss = fc.record({ rate, mechanism, oddsRatioPerSd: fc.constantFrom(0.5, 1, 4) });
const scenarios = fc
  .record({
    dropout: loss,
    discontinuation: fc
      .tuple(loss, fc.constantFrom(0, 0.4, 1))
      .map(([own, followed]) => ({ ...own, followed })),
    intermittent: fc.constantFrom([0, 0], [0.1, 0.3]),
    afterDiscontinuation: fc.constantFrom("asRandomized", "jumpToReference", "copyIncrements"),
  })
  .map((extra) => ({ ...plain, ...extra }) as LongScenario);
const size = fc.integer({ min: 1, max: 30 });

function trialOf(
  endpoint: VisitEndpoint,
  scenario: LongScenario,
  n: readonly [number, number],
  replicate = 0,
) {
  const trial = emptyVisitTrial(n, 3, endpoint.baseline);
  visitTrialSimulator({ n, endpoint, scenario, seed: 11 })(trial, replicate);
  return trial;
}

it("nobody leaves later than he stops, sizes are exact, and replicates do not depend on each other", () => {
  fc.assert(
    fc.property(endpoints, scenarios, size, size, (endpoint, scenario, a, b) => {
      const trial = trialOf(endpoint, scenario, [a, b], 2);
      const again = emptyVisitTrial([a, b], 3, endpoint.baseline);
      const fill = visitTrialSimulator({ n: [a, b], endpoint, scenario, seed: 11 });
      for (const replicate of [7, 0, 2]) fill(again, replicate);
      expect(again).toEqual(trial);
      expect(trial.arm.filter((arm) => arm === 0).length).toBe(a);
      trial.stopped.forEach((stop, i) => expect(stop).toBeLessThanOrEqual(trial.left[i]!));
    }),
    parameters,
  );
});

it("who is not followed leaves when he stops; who always is never leaves by stopping", () => {
  fc.assert(
    fc.property(endpoints, scenarios, (endpoint, { discontinuation: own, ...scenario }) => {
      for (const followed of [0, 1]) {
        const discontinuation = { ...own!, followed };
        const dropout = { rate: [0, 0], mechanism: "mcar" } as const;
        const { stopped, left } = trialOf(
          endpoint,
          { ...scenario, dropout, discontinuation },
          [25, 25],
        );
        if (followed === 0) expect(left).toEqual(stopped);
        else expect(left.every((own) => own === 3)).toBe(true);
      }
    }),
    parameters,
  );
});

it("without dependence every mechanism is mcar, and a rate of 0 is none", () => {
  fc.assert(
    fc.property(endpoints, rate, mechanism, (endpoint, both, name) => {
      const alike = { rate: both, mechanism: name, oddsRatioPerSd: 1 } as LongScenario["dropout"];
      const mcar = { rate: both, mechanism: "mcar" } as const;
      const own = trialOf(endpoint, { ...plain, dropout: alike! }, [25, 25]);
      expect(own).toEqual(trialOf(endpoint, { ...plain, dropout: mcar }, [25, 25]));
      const none = { rate: [0, 0], mechanism: name, oddsRatioPerSd: 3 } as LongScenario["dropout"];
      const free = trialOf(endpoint, { ...plain, dropout: none! }, [25, 25]);
      expect(free).toEqual(trialOf(endpoint, plain, [25, 25]));
    }),
    parameters,
  );
});

it("a higher rate loses the same subjects and more, no later, where they are lost at random", () => {
  fc.assert(
    fc.property(endpoints, rate, rate, (endpoint, low, more) => {
      const high = low.map((own, arm) => own + more[arm]! / 2) as [number, number];
      const [few, many] = [low, high].map((both) =>
        trialOf(endpoint, { ...plain, dropout: { rate: both, mechanism: "mcar" } }, [25, 25]),
      );
      many!.left.forEach((own, i) => expect(own).toBeLessThanOrEqual(few!.left[i]!));
    }),
    parameters,
  );
});

it("a larger trial begins with the same subjects", () => {
  fc.assert(
    fc.property(
      endpoints,
      scenarios,
      fc.integer({ min: 1, max: 8 }),
      (endpoint, scenario, blocks) => {
        const small = trialOf(endpoint, scenario, [2 * blocks, 2 * blocks]); // whole blocks of 4
        const large = trialOf(endpoint, scenario, [30, 30]);
        const subjects = 4 * blocks;
        expect(large.arm.slice(0, subjects)).toEqual(small.arm);
        expect(large.baseline?.slice(0, subjects)).toEqual(small.baseline);
        expect(large.values.slice(0, 3 * subjects)).toEqual(small.values);
        expect(large.left.slice(0, subjects)).toEqual(small.left);
        expect(large.skipped.slice(0, 3 * subjects)).toEqual(small.skipped);
      },
    ),
    parameters,
  );
});
