import manifest from "../package.json" with { type: "json" };

/** Version of the kit: part of every report, since numbers belong to the version that made them. */
export const version: string = manifest.version;
