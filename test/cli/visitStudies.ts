/** A small study over visits that every test of the command line can change. */
export const visitStudy = {
  equipoise: 1,
  title: "Fatigue over 12 weeks",
  design: {
    arms: [
      { name: "LD-IL-2", n: 30 },
      { name: "Placebo", n: 30 },
    ],
    endpoint: {
      type: "longitudinal",
      name: "fatigue",
      better: "lower",
      unit: "mm",
      visits: [4, 8, 12],
      baseline: true,
    },
    analysis: { method: "mmrm" },
  },
  scenarios: [
    {
      name: "as hoped",
      mean: [
        [50, 45, 40],
        [55, 53, 52],
      ],
      sd: 20,
      correlation: { type: "ar1", rho: 0.7 },
      baseline: { mean: 60, sd: 18, correlation: 0.5 },
      dropout: { rate: [0.2, 0.3], mechanism: "mar", oddsRatioPerSd: 1.5 },
      discontinuation: { rate: [0.1, 0.1], followed: 0.5 },
      intermittent: [0.03, 0.03],
    },
  ],
  simulation: { replicates: 200, seed: 7 },
};

/** The same subjects, a response read off them. */
export const responderStudy = {
  ...visitStudy,
  design: {
    ...visitStudy.design,
    endpoint: {
      ...visitStudy.design.endpoint,
      type: "responder",
      name: "relief",
      better: "higher",
      threshold: 15,
      direction: "fall",
    },
    analysis: { method: "pearson" },
  },
};

/** One visit, nothing missing. */
export const continuousStudy = {
  equipoise: 1,
  design: {
    arms: [{ n: 40 }, { n: 40 }],
    endpoint: { type: "continuous", name: "score" },
    analysis: { method: "t" },
  },
  scenarios: [{ mean: [12, 10], sd: 3 }],
  simulation: { replicates: 400, seed: 11 },
};
