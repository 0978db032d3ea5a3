"use client";

import { useQuery } from "@tanstack/react-query";
import { FileDown, FileSpreadsheet, FileText } from "lucide-react";
import { pageHref } from "@/components/forms/page-href";
import { useKnown } from "@/components/session/known";
import { Badge, type BadgeProps } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Pagination } from "@/components/ui/pagination";
import type { ExportStatus } from "@/lib/enums";
import { type ExportList as Exports, exportKeys } from "@/lib/exports/cache";
import type { ExportView } from "@/lib/exports/present";
import { filterWords } from "@/lib/exports/words";
import { formatBytes, formatWhen } from "@/lib/format";
import { EXPORT_KIND_LABELS, EXPORT_STATUS_LABELS } from "@/lib/labels";
import { fetchApi } from "@/lib/offline/fetch-api";
import { CancelExport } from "./cancel-export";

interface Props {
  query: string;
  now: string;
  /** The names of people, by id. */
  people: Record<string, string>;
  /** For the form that cancels, by export. */
  operationIds: Record<string, string>;
}

/** Often enough to see it grow. */
const EVERY = 1500;

/** One's exports, the newest first; while one is being written the list is read again and again. */
export function ExportList({ query, now, people, operationIds }: Props) {
  const { data, error, refetch } = useQuery({
    queryKey: exportKeys.list(query),
    queryFn: () => fetchApi<Exports>(`/api/exports?${query}`),
    refetchInterval: ({ state }) => state.data?.data.some(({ status }) => status === "running") && EVERY,
  });
  if (!data) {
    return error ? (
      <ErrorState>
        <Button onClick={() => refetch()}>Try again</Button>
      </ErrorState>
    ) : null;
  }
  if (data.data.length === 0) {
    return (
      <EmptyState
        icon={<FileDown />}
        title="No exports yet"
        description="“Export” on leads, calls, activity and each report writes what you see there to a file."
      />
    );
  }
  return (
    <>
      <Card aria-label="Your exports">
        <ul className="divide-y">
          {data.data.map((one) => (
            <Row key={one.id} one={one} now={now} people={people}>
              {one.status === "running" && (
                <CancelExport id={one.id} operationId={operationIds[one.id]} onDone={() => refetch()} />
              )}
              {one.status === "ready" && <Download one={one} />}
            </Row>
          ))}
        </ul>
      </Card>
      {(data.prevCursor || data.nextCursor) && (
        <Pagination
          previousHref={pageHref("/exports", query, data.prevCursor)}
          nextHref={pageHref("/exports", query, data.nextCursor)}
          className="px-0 md:px-0"
        />
      )}
    </>
  );
}

function Row({
  one,
  now,
  people,
  children,
}: {
  one: ExportView;
  now: string;
  people: Props["people"];
  children: React.ReactNode;
}) {
  const { settings } = useKnown();
  const { timeZone } = settings;
  const words = filterWords(one.filter, { timeZone, now, nameOf: (id) => people[id] ?? "someone" });
  const Icon = one.format === "xlsx" ? FileSpreadsheet : FileText;
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <Icon aria-hidden className="size-5 shrink-0 text-muted-foreground max-md:self-start" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium text-sm">
          {EXPORT_KIND_LABELS[one.kind]}
          <Badge variant={VARIANTS[one.status]}>{EXPORT_STATUS_LABELS[one.status]}</Badge>
        </p>
        <p className="truncate text-muted-foreground text-xs">
          <bdi>{words.length > 0 ? words.join(" · ") : "Everything"}</bdi>
        </p>
        <p
          className="text-muted-foreground text-xs tabular-nums"
          role={one.status === "running" ? "status" : undefined}
        >
          <span className="inline-block">{progressWords(one)}</span>{" "}
          <span className="inline-block">
            · {formatWhen(one.createdAt, timeZone, now)}
            {one.status === "ready" && one.expiresAt && `, kept until ${formatWhen(one.expiresAt, timeZone, now)}`}
          </span>
        </p>
        {one.reason && <p className="mt-1 text-destructive text-xs">{one.reason}</p>}
        {one.status === "running" && <Bar />}
      </div>
      {children}
    </li>
  );
}

const VARIANTS: Record<ExportStatus, BadgeProps["variant"]> = {
  running: "info",
  ready: "success",
  failed: "destructive",
  cancelled: "default",
  expired: "default",
};

function progressWords({ status, rows, bytes, format, bom }: ExportView): string {
  const file = format === "xlsx" ? "Excel" : bom ? "CSV for Excel" : "CSV";
  const size = `${rows.toLocaleString("en")} ${rows === 1 ? "row" : "rows"}, ${formatBytes(bytes)}`;
  if (status === "running") return rows > 0 ? `${file} · ${size} so far` : `${file} · about to begin`;
  return status === "ready" || status === "expired" ? `${file} · ${size}` : file;
}

/** How long it will be is not known: nothing is counted for it. */
function Bar() {
  return (
    <span aria-hidden className="mt-1.5 block h-1 max-w-72 overflow-hidden rounded-full bg-muted">
      <span className="block h-full w-2/5 animate-pulse rounded-full bg-primary" />
    </span>
  );
}

/** An ordinary link: the address it leads to is made when it is followed. */
function Download({ one: { id, fileName } }: { one: ExportView }) {
  return (
    <Button asChild variant="outline" className="max-md:w-control max-md:px-0">
      <a href={`/exports?download=${id}`} download={fileName} aria-label={`Download ${fileName}`}>
        <FileDown aria-hidden />
        <span className="max-md:sr-only">Download</span>
      </a>
    </Button>
  );
}
