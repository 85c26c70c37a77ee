import { parseStudy } from "../study/parseStudy.ts";
import { requireSized, type SizedStudy } from "../study/requireSized.ts";
import type { StudyInput } from "../study/schema.ts";
import { dropoutOf, pilotRates, type PilotQuestion } from "./pilotQuestion.ts";

/** A rate with the digits that a document prints: 66.67%. */
const rounded = (rate: number): number => Number(rate.toFixed(4));

/** The follow-up as a study whose rates are the pilot's, to the hundredth of a percent. */
export function pilotStudy(question: PilotQuestion): SizedStudy {
  const { better, method, sides, alpha, missing, n } = question;
  const dropout = dropoutOf(question);
  const [experimental, control] = pilotRates(question).map(rounded) as [number, number];
  return requireSized(
    parseStudy({
      equipoise: 1,
      title: "Follow-up of a pilot trial",
      design: {
        arms: [
          { name: "Experimental", n },
          { name: "Control", n },
        ],
        endpoint: { name: better === "higher" ? "response" : "the event", better },
        missing,
        analysis: { method, sides, alpha },
      },
      scenarios: [
        {
          name: "as in the pilot",
          responseRate: [experimental, control],
          ...(dropout && { dropout }),
        },
      ],
    } satisfies StudyInput),
  );
}
