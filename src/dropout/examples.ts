import type { LossPlan } from "./lossPlan.ts";

/** What the page opens with: the LD-IL-2 rates, with a dropout that shows what it does. */
export const firstPlan: LossPlan = {
  rates: [0.667, 0.267],
  better: "higher",
  n: [30, 30],
  dropout: [0.2, 0.2],
  oddsRatio: 1,
  method: "pearson",
  sides: 2,
  alpha: 0.05,
  power: 0.8,
  missing: "nonresponder",
};

/** Plans to start from. */
export const examples: readonly { readonly label: string; readonly plan: LossPlan }[] = [
  { label: "LD-IL-2, 20% lost", plan: firstPlan },
  { label: "5% lost, as in the trial", plan: { ...firstPlan, dropout: [0.05, 0.05] } },
  { label: "10% vs 30% lost", plan: { ...firstPlan, dropout: [0.1, 0.3] } },
  { label: "30% vs 10% lost", plan: { ...firstPlan, dropout: [0.3, 0.1] } },
  { label: "Failures leave, odds 4", plan: { ...firstPlan, oddsRatio: 4 } },
  {
    label: "Infections, 3.3% vs 30%",
    plan: { ...firstPlan, rates: [0.033, 0.3], better: "lower", n: [40, 40] },
  },
  { label: "2:1", plan: { ...firstPlan, n: [44, 22] } },
  { label: "40% vs 30%, 450 per arm", plan: { ...firstPlan, rates: [0.4, 0.3], n: [450, 450] } },
];
