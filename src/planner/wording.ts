import type { Pair } from "../pair.ts";
import { assumedPercent } from "../show/format.ts";
import type { Design, Scenario } from "../study/schema.ts";

/** What an event is called: a response where it is wanted, an event where it is not. */
export interface EventWords {
  /** "responded", "had the event". */
  readonly had: string;
  /** "responders", "with the event". */
  readonly yes: string;
  readonly no: string;
  /** "response rate". */
  readonly rate: string;
  /** How a lost subject is counted. */
  readonly lost: string;
}

/** Words for the endpoint of a design. */
export function eventWords({
  endpoint,
  missing,
}: Pick<Design, "endpoint" | "missing">): EventWords {
  const isResponse = endpoint.better === "higher";
  const counted = isResponse ? "counted as non-responders" : "counted as events";
  return {
    had: isResponse ? "responded" : "had the event",
    yes: isResponse ? "responders" : "with event",
    no: isResponse ? "non-responders" : "without event",
    rate: isResponse ? "response rate" : "event rate",
    lost: missing === "completeCase" ? "left out of the analysis" : counted,
  };
}

/** "5% of each arm", "5% and 10%", or nothing where nobody drops out. */
export function dropoutWords(dropout: Scenario["dropout"]): string {
  const [experimental, control]: Pair<number> = dropout?.rate ?? [0, 0];
  if (experimental === 0 && control === 0) return "";
  if (experimental === control) return `${shortPercent(experimental)} of each arm`;
  return `${shortPercent(experimental)} and ${shortPercent(control)} of the arms`;
}

/** Dropout for a cell of a table: "none", "5%", "5% / 10%, odds ratio 2". */
export function dropoutText(dropout: Scenario["dropout"]): string {
  if (dropout === undefined) return "none";
  const [experimental, control] = dropout.rate.map(shortPercent);
  const rates = experimental === control ? experimental! : `${experimental} / ${control}`;
  return dropout.mechanism === "mcar" ? rates : `${rates}, odds ratio ${dropout.oddsRatio}`;
}

/** An assumed rate with the digits it was given and no needless ".0": "5%", "12.5%", "12.75%". */
export const shortPercent = (rate: number): string => assumedPercent(rate).replace(".0%", "%");

/** "two-sided" or "one-sided". */
export const sidesWords = (sides: 1 | 2): string => (sides === 2 ? "two-sided" : "one-sided");
