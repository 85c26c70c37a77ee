import { testMenu } from "../paper/testMenu.ts";
import { missingStrategies } from "../study/schema.ts";
import type { PilotQuestion } from "./pilotQuestion.ts";
import { readChoice, readCount, readNumber, readPair, short, type Range } from "./readText.ts";
import { readGoal, readShapes, shortPair, twice } from "./pilotTexts.ts";
import type { TrialMeans } from "./trialMeans.ts";

/** What the controls and the links accept. */
export const limits = {
  pilotN: [1, 300],
  events: [0, 300],
  n: [5, 300],
  dropout: [0, 0.6],
  lossOdds: [0.05, 20],
  alpha: [0.0001, 0.2],
  shape: [0.01, 1000],
  noEffect: [0, 1],
  worthwhile: [0.01, 0.95],
  sites: [1, 200],
  perSiteMonth: [0.01, 100],
  deadline: [1, 240],
  price: [0, 1e9],
} as const satisfies Readonly<Record<string, Range>>;

/** The tests of the page. */
export const pilotTests = testMenu;

/** One parameter of a link. */
export interface PilotField {
  readonly key: string;
  readonly write: (question: PilotQuestion) => string;
  /** Reads a text into the question; throws if it cannot. */
  readonly read: (text: string, question: PilotQuestion) => PilotQuestion;
}

/** The parameters, in the order of a link. */
export const pilotFields: readonly PilotField[] = [
  {
    key: "events",
    write: ({ pilot }) => pilot.events.join(","),
    read: (text, question) => {
      const events = readPair("events", text, limits.events, readCount);
      return { ...question, pilot: { ...question.pilot, events } };
    },
  },
  {
    key: "pilot",
    write: ({ pilot }) => shortPair(pilot.n),
    read: (text, question) => {
      const n = readPair("pilot", twice(text), limits.pilotN, readCount);
      return { ...question, pilot: { ...question.pilot, n } };
    },
  },
  choice("better", ["higher", "lower"]),
  number("n", limits.n, readCount),
  choice(
    "method",
    pilotTests.map(([method]) => method),
    "test",
  ),
  {
    key: "sides",
    write: ({ sides }) => String(sides),
    read: (text, question) => {
      return { ...question, sides: Number(readChoice("sides", text, ["1", "2"])) as 1 | 2 };
    },
  },
  number("alpha", limits.alpha),
  {
    key: "dropout",
    write: ({ dropout }) => shortPair(dropout),
    read: (text, question) => {
      return { ...question, dropout: readPair("dropout", twice(text), limits.dropout, readNumber) };
    },
  },
  number("lossOdds", limits.lossOdds, readNumber, "odds"),
  choice("missing", missingStrategies, "lost"),
  choice("prior", ["jeffreys", "uniform", "own"]),
  {
    key: "beta",
    write: ({ own }) => own.flatMap(({ a, b }) => [short(a), short(b)]).join(","),
    read: (text, question) => ({ ...question, own: readShapes(text, limits.shape) }),
  },
  number("noEffect", limits.noEffect, readNumber, "noeffect"),
  {
    key: "goal",
    write: ({ goal }) => short(goal),
    read: (text, question) => ({ ...question, goal: readGoal(text) }),
  },
  number("worthwhile", limits.worthwhile, readNumber, "least"),
  ofMeans("sites", "sites", limits.sites, readCount),
  ofMeans("rate", "perSiteMonth", limits.perSiteMonth),
  ofMeans("deadline", "deadline", limits.deadline),
  ofMeans("subject", "perSubject", limits.price),
  ofMeans("site", "perSite", limits.price),
  ofMeans("fixed", "fixed", limits.price),
  ofMeans("budget", "budget", limits.price),
];

type Name = "better" | "method" | "missing" | "prior";

function choice(name: Name, options: readonly string[], key: string = name): PilotField {
  const write = (question: PilotQuestion): string => question[name];
  return {
    key,
    write,
    read: (text, question) => ({ ...question, [name]: readChoice(key, text, options) }),
  };
}

type NumberName = "n" | "alpha" | "lossOdds" | "noEffect" | "worthwhile";

function number(name: NumberName, range: Range, read = readNumber, key: string = name): PilotField {
  return {
    key,
    write: (question) => short(question[name]),
    read: (text, question) => ({ ...question, [name]: read(key, text, range) }),
  };
}

function ofMeans(key: string, name: keyof TrialMeans, range: Range, read = readNumber): PilotField {
  return {
    key,
    write: ({ means }) => short(means[name]),
    read: (text, question) => {
      return { ...question, means: { ...question.means, [name]: read(key, text, range) } };
    },
  };
}
