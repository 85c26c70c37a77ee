import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstQuestion, type PilotQuestion } from "../../src/pilot/pilotQuestion.ts";
import { questionFromQuery, questionToQuery } from "../../src/pilot/pilotUrl.ts";
import { readLog, stepText, type TriedLog, type TriedStep } from "../../src/pilot/triedLog.ts";
import { createTriedRecord, type TriedStore } from "../../src/pilot/triedRecord.ts";
import { plannedSize } from "../../src/pilot/findPilot.ts";

const when = "2026-11-22T19:05:12Z";
const noted = (name: string, question: PilotQuestion = firstQuestion): TriedStep => {
  return { type: "scenario", name, when, power: 0.8372, question };
};

function storeOf(): TriedStore & { tried: TriedLog } {
  return {
    tried: [],
    keepTried(log) {
      this.tried = log;
    },
  };
}

describe("what was tried, in the address", () => {
  it("is short and readable", () => {
    const larger = { ...firstQuestion, n: 40, method: "fisher" } as const;
    const log = [noted("as observed"), { type: "freeze", when } as const, noted("larger", larger)];
    expect(questionToQuery(larger, log)).toBe(
      `v=1&n=40&test=fisher&tried=${when}*83.72*name:as+observed&tried=${when}*frozen&tried=${when}*83.72*n:40*test:fisher*name:larger`,
    );
  });

  it("brings every record back", () => {
    const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" }), {
      minLength: 1,
      maxLength: 5,
      selector: (name) => name,
    });
    const question = fc.record({
      n: fc.integer({ min: 5, max: 300 }),
      lossOdds: fc.constantFrom(1, 4),
      dropout: fc.constantFrom([0, 0] as const, [0.1, 0.25] as const),
      missing: fc.constantFrom("nonresponder" as const, "completeCase" as const),
    });
    fc.assert(
      fc.property(names, question, fc.nat(5), (list, changes, place) => {
        const wanted = list.filter((name) => name.trim() !== "");
        const steps = wanted.map((name) => noted(name, { ...firstQuestion, ...changes }));
        const freeze = { type: "freeze", when } as const;
        const log = steps.length > place && place > 0 ? steps.toSpliced(place, 0, freeze) : steps;
        const { tried, problems } = questionFromQuery(questionToQuery(firstQuestion, log));
        expect(problems).toEqual([]);
        expect(tried).toEqual(log);
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  it.each([
    ["yesterday*83*name:x", "tried must begin with a time such as 2026-01-31T12:00:00Z; got"],
    ["2026-13-45T00:00:00Z*83*name:x", "tried must begin with a time"],
    [`${when}*much*name:x`, "tried must give the power in percent; got"],
    [`${when}*140*name:x`, "tried must give the power in percent; got"],
    [`${when}*83*n:40`, "tried must end with the name of the scenario; got"],
    [`${when}*83*budget:7*name:x`, 'tried must hold what makes a scenario; got "budget:7"'],
    [`${when}*83*n:4*name:x`, 'n must be a whole number from 5 to 300; got "4"'],
    [`${when}*83*name: `, "name must not be empty"],
    [`${when}*83*n:50*name:known`, "name must be new, or stand for what it stood for before"],
    [`${when}*frozen*now`, "tried must give the power in percent"],
  ])("%s: is named, and the rest stays", (text, message) => {
    const good = [stepText(noted("known")), stepText({ type: "freeze", when })];
    const { log, problems } = readLog([good[0]!, text, good[1]!]);
    expect(log).toEqual([noted("known"), { type: "freeze", when }]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(message);
  });

  it("can be frozen only once, and not when it is empty", () => {
    const freeze = stepText({ type: "freeze", when });
    expect(readLog([freeze]).problems[0]).toContain("must hold at least one scenario");
    const { log, problems } = readLog([stepText(noted("one")), freeze, freeze]);
    expect(log).toHaveLength(2);
    expect(problems[0]).toContain("record must not be frozen yet");
  });
});

describe("the record of the page", () => {
  it("keeps its steps where it is told, and marks what came after the freeze", () => {
    const store = storeOf();
    const record = createTriedRecord(store, () => "2026-11-22T19:05:12.345Z");
    record.add("as observed", plannedSize(firstQuestion));
    record.freeze();
    record.add("larger", plannedSize({ ...firstQuestion, n: 40 }));
    expect(store.tried.map(({ type }) => type)).toEqual(["scenario", "freeze", "scenario"]);
    expect(record.frozenAt).toBe(when);
    expect(record.rows.map(({ name, planned, n }) => [name, planned, n[0]])).toEqual([
      ["as observed", true, 24],
      ["larger", false, 40],
    ]);
    expect(record.rows[0]!.power).toBe(0.8367);
    record.clear();
    expect(record.rows).toEqual([]);
  });

  it("changes nothing where a step cannot follow, or the link is full", () => {
    const store = storeOf();
    const record = createTriedRecord(store, () => when);
    expect(() => record.add(" ", plannedSize(firstQuestion))).toThrow("name must not be empty");
    expect(() => record.freeze()).toThrow("record.entries must hold at least one scenario");
    expect(store.tried).toEqual([]);
    const fill = () => {
      for (let i = 0; i < 200; i++)
        record.add(`${i} ${"x".repeat(75)}`, plannedSize(firstQuestion));
    };
    expect(fill).toThrow("name must leave room in the link, which is full");
    expect(record.rows.length).toBeGreaterThan(40);
  });
});
