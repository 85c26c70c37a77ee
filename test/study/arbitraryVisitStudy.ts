import * as fc from "fast-check";
import { parseVisitStudy } from "../../src/study/anyStudy.ts";
import {
  estimandStrategies,
  isImputation,
  isVisitModel,
  methodsOf,
  missingOf,
  visitEndpointTypes,
  type VisitEndpointType,
  type VisitMethod,
} from "../../src/study/visitMethods.ts";
import type { VisitStudy } from "../../src/study/visitSchema.ts";

const text = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 20, unit: "binary" }),
    fc.constantFrom("none", "a,b", "50% & more", "x=1?#", "Sjögren 試験", "scenario 2", ":/", " "),
  )
  .filter((value) => /\S/u.test(value) && /^[^\p{Cc}\p{Cs}]*$/u.test(value));

const finite = fc
  .oneof(fc.constantFrom(0, -18.33, 5, 1e-7), fc.double({ min: -1e12, max: 1e12, noNaN: true }))
  .map((value) => value + 0);
const positive = fc.oneof(
  fc.constantFrom(1, 10, 19.6),
  fc.double({ min: 0, minExcluded: true, max: 1e30, noNaN: true }),
);
const spread = fc.oneof(
  fc.constantFrom(1, 10, 19.6),
  fc.double({ min: 1e-12, max: 1e12, noNaN: true }),
);
const below = (limit: number) =>
  fc.double({ min: 0, max: limit, maxExcluded: true, noNaN: true }).map((value) => value + 0);
const pair = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<[T, T]> => fc.tuple(item, item);
const list = <T>(item: fc.Arbitrary<T>, length: number): fc.Arbitrary<T[]> =>
  fc.array(item, { minLength: length, maxLength: length });
const optional = <T>(item: fc.Arbitrary<T>) => fc.option(item, { nil: undefined });

interface Shape {
  readonly type: VisitEndpointType;
  readonly visits: readonly number[];
  readonly baseline: boolean;
  readonly direction: "fall" | "rise" | "atMost" | "atLeast";
  readonly method: VisitMethod;
}

const shape: fc.Arbitrary<Shape> = fc.constantFrom(...visitEndpointTypes).chain((type) =>
  fc
    .record({
      type: fc.constant(type),
      visits: fc
        .uniqueArray(positive, { minLength: type === "longitudinal" ? 2 : 1, maxLength: 8 })
        .map((times) => (type === "continuous" ? [] : times.sort((a, b) => a - b))),
      baseline: fc.boolean(),
      direction: fc.constantFrom(
        "fall" as const,
        "rise" as const,
        "atMost" as const,
        "atLeast" as const,
      ),
      method: fc.constantFrom(...methodsOf[type]),
    })
    .map(({ baseline, ...rest }) => {
      const isChange = type === "responder" && /fall|rise/.test(rest.direction);
      return { ...rest, baseline: baseline || isChange || rest.method === "ancova" };
    }),
);

function endpoint({ type, visits, baseline, direction }: Shape) {
  const common = {
    type: fc.constant(type),
    name: text,
    better: fc.constantFrom("higher", "lower"),
    unit: optional(text),
    baseline: fc.constant(baseline),
  };
  if (type === "continuous") return fc.record(common);
  const measured = { ...common, visits: fc.constant(visits), timeUnit: text };
  if (type === "longitudinal") return fc.record(measured);
  return fc.record({
    ...measured,
    threshold: spread,
    direction: fc.constant(direction),
    visit: fc.constantFrom(...visits),
  });
}

/** Mostly a margin of means; of responders only superiority, whose margins are tested with the binary study. */
function aim(type: VisitEndpointType) {
  const superiority = fc.record({ sides: fc.constantFrom(1, 2) });
  if (type === "responder") return superiority;
  const byMargin = fc.record({
    hypothesis: fc.constantFrom("superiorityByMargin", "nonInferiority", "equivalence"),
    margin: positive,
  });
  return fc.oneof(superiority, byMargin);
}

function analysis({ type, visits, baseline, method }: Shape) {
  const covariances = ["unstructured", "compoundSymmetry", "ar1", "toeplitz"] as const;
  const [covariance, fallback] = [fc.constantFrom(...covariances), fc.constantFrom(...covariances)];
  const options = {
    ...(type === "longitudinal" && { contrastVisit: optional(fc.constantFrom(...visits)) }),
    ...(isVisitModel(method) &&
      baseline && { baselineEffect: optional(fc.constantFrom("byVisit", "main")) }),
    ...(method === "mmrm" && {
      covariance,
      fallback: optional(fallback),
      degreesOfFreedom: optional(fc.constantFrom("kenwardRoger", "satterthwaite", "residual")),
    }),
    ...(method === "gee" && {
      correlation: optional(fc.constantFrom("independence", "exchangeable", "ar1")),
      correction: optional(fc.constantFrom("manclDeRouen", "none")),
    }),
  };
  const alpha = fc.constantFrom(0.05, 0.025, 0.1 + 0.2);
  return fc
    .tuple(aim(type), fc.record<Record<string, unknown>>(options), alpha)
    .map(([aims, chosen, level]) => {
      const { fallback: other, ...rest } = chosen;
      const isOther = other !== undefined && other !== rest["covariance"];
      return { method, alpha: level, ...aims, ...rest, ...(isOther && { fallback: other }) };
    });
}

/** Correlations that are positive definite together: those of a common factor and noise. */
function correlations({ visits, baseline }: Shape) {
  const size = Math.max(1, visits.length);
  return fc
    .tuple(
      list(below(0.95), size),
      below(0.95),
      fc.constantFrom("unstructured", "common", "ar1", "toeplitz"),
    )
    .map(([loadings, atBaseline, type]) => {
      const matrix = loadings.map((a, j) => loadings.map((b, k) => (j === k ? 1 : a * b)));
      const rho = Math.abs(loadings[0]!) / 2;
      const powers = loadings.slice(1).map((_, k) => rho ** (k + 1));
      const factors = type === "unstructured";
      const first = factors ? loadings.map((a) => a * atBaseline) : 0;
      const between = {
        unstructured: { type, matrix },
        common: { type: "compoundSymmetry", rho },
        ar1: { type, rho },
        toeplitz: { type, rho: powers },
      }[type];
      return {
        ...(visits.length > 1 && { correlation: between }),
        ...(baseline && { ofBaseline: visits.length === 0 ? atBaseline : first }),
      };
    });
}

function loss(
  visits: readonly number[],
  limit: number,
  more: Record<string, fc.Arbitrary<unknown>> = {},
) {
  const cumulative = list(below(limit), visits.length).map((rates) => rates.sort((a, b) => a - b));
  const rate =
    visits.length === 0 ? pair(below(limit)) : fc.oneof(pair(below(limit)), pair(cumulative));
  const mechanisms =
    visits.length > 1 ? (["mcar", "mar", "mnar"] as const) : (["mcar", "mnar"] as const);
  return fc
    .record({
      rate,
      mechanism: fc.constantFrom(...mechanisms),
      odds: fc.constantFrom(0.5, 2, 3.25),
      ...more,
    })
    .map(({ odds, ...rest }) => ({
      ...rest,
      ...(rest.mechanism !== "mcar" && { oddsRatioPerSd: odds }),
    }));
}

function scenario(wanted: Shape) {
  const { visits, baseline } = wanted;
  const values = visits.length === 0 ? pair(finite) : pair(list(finite, visits.length));
  const sds = visits.length === 0 ? pair(spread) : list(spread, visits.length);
  return fc
    .record({
      name: text,
      mean: values,
      sd: fc.oneof(spread, sds),
      matrix: correlations(wanted),
      before: fc.record({ mean: finite, sd: spread }),
      dropout: optional(loss(visits, 0.4)),
      discontinuation: optional(
        loss(visits, 0.4, { followed: fc.oneof(fc.constant(1), below(1)) }),
      ),
      after: fc.constantFrom("asRandomized", "jumpToReference", "copyIncrements"),
      intermittent: optional(pair(below(1))),
    })
    .map(({ matrix: { correlation, ofBaseline }, before, after, ...rest }) => ({
      ...rest,
      ...(correlation && { correlation }),
      ...(baseline && { baseline: { ...before, correlation: ofBaseline } }),
      afterDiscontinuation:
        rest.dropout === undefined && rest.discontinuation === undefined ? "asRandomized" : after,
    }));
}

function design(wanted: Shape) {
  const { type, method } = wanted;
  const strategies = estimandStrategies.filter(
    (one) => one !== "composite" || type === "responder",
  );
  return fc
    .record({
      names: fc.uniqueArray(text, { minLength: 2, maxLength: 2 }),
      n: optional(pair(fc.integer({ min: 1, max: 500 }))),
      endpoint: endpoint(wanted),
      estimand: fc.constantFrom(...strategies),
      missing: fc.constantFrom(...missingOf(type, method)),
      imputations: optional(fc.integer({ min: 2, max: 1000 })),
      analysis: analysis(wanted),
    })
    .map(({ names, n, imputations, ...rest }) => ({
      arms: names.map((name, arm) => ({ name, n: n?.[arm] })),
      ...rest,
      ...(isImputation(rest.missing) && { imputations }),
    }));
}

/** Any complete and valid study over visits. */
export const arbitraryVisitStudy: fc.Arbitrary<VisitStudy> = shape.chain((wanted) =>
  fc
    .record({
      equipoise: fc.constant(1),
      title: text,
      design: design(wanted),
      scenarios: fc.uniqueArray(scenario(wanted), {
        minLength: 1,
        maxLength: 3,
        selector: ({ name }) => name,
      }),
      simulation: fc.record({
        replicates: fc.integer({ min: 1, max: 1e8 }),
        seed: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
      }),
    })
    .map((value) => parseVisitStudy(structuredClone(value))),
);
