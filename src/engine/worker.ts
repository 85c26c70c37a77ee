import workerpool from "workerpool";
import { answerBatch } from "./protocol.ts";

// Entry of a worker, in the browser and under Node: it knows one job.
workerpool.worker({ answerBatch });
