import type { PilotControls } from "./pilotControls.ts";
import type { PilotQuestion } from "./pilotQuestion.ts";

type Values = PilotControls["value"];

/** The question that the controls ask. */
export function questionOf(v: Values): PilotQuestion {
  return {
    pilot: {
      events: [v.eventsExperimental, v.eventsControl],
      n: [v.subjectsExperimental, v.subjectsControl],
    },
    better: v.better,
    n: v.n,
    method: v.method,
    sides: v.sides,
    alpha: v.alpha,
    dropout: [v.dropoutExperimental, v.dropoutControl],
    lossOdds: v.lossOdds,
    missing: v.missing,
    prior: v.prior,
    own: [
      { a: v.aExperimental, b: v.bExperimental },
      { a: v.aControl, b: v.bControl },
    ],
    noEffect: v.noEffect,
    goal: v.goal,
    worthwhile: v.worthwhile,
    means: {
      sites: v.sites,
      perSiteMonth: v.perSiteMonth,
      deadline: v.deadline,
      perSubject: v.perSubject,
      perSite: v.perSite,
      fixed: v.fixed,
      budget: v.budget,
    },
  };
}

/** A question as the values of the controls. */
export function controlValues({ pilot, dropout, own, means, ...rest }: PilotQuestion): Values {
  return {
    ...rest,
    ...means,
    eventsExperimental: pilot.events[0],
    eventsControl: pilot.events[1],
    subjectsExperimental: pilot.n[0],
    subjectsControl: pilot.n[1],
    dropoutExperimental: dropout[0],
    dropoutControl: dropout[1],
    aExperimental: own[0].a,
    bExperimental: own[0].b,
    aControl: own[1].a,
    bControl: own[1].b,
  };
}
