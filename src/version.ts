import { version as packageVersion } from "../package.json";

/** Version of the kit: part of every report, since numbers belong to the version that made them. */
export const version: string = packageVersion;
