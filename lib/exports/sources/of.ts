import type { ExportKind } from "@/lib/enums";
import type { FilterOf } from "../filter";
import { activityRows } from "./activity";
import { callRows } from "./calls";
import { forecastRows, pipelineRows } from "./forecast";
import { leadRows } from "./leads";
import { promiseRows } from "./promises";
import { breakdownRows, trendRows } from "./reports";
import { responseRows } from "./response";
import type { Source } from "./source";

const SOURCES: { [K in ExportKind]: Source<FilterOf<K>> } = {
  leads: leadRows,
  calls: callRows,
  activity: activityRows,
  trend: trendRows,
  people: breakdownRows("people"),
  industries: breakdownRows("industries"),
  sources: breakdownRows("sources"),
  response: responseRows,
  promises: promiseRows,
  forecast: forecastRows,
  pipeline: pipelineRows,
};

export function sourceOf<K extends ExportKind>(kind: K): Source<FilterOf<K>> {
  return SOURCES[kind];
}
