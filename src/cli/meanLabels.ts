/** Analyses of means as a table or heading names them. */
export const meanLabels: Readonly<Record<string, string>> = {
  t: "Student's t test",
  welch: "Welch's t test",
  wilcoxon: "Wilcoxon's rank-sum test",
  ancova: "Analysis of covariance",
  mmrm: "Mixed model for repeated measures",
  gee: "Generalized estimating equations",
  wald: "Wald's test of the response rates",
};
