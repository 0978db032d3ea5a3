import Link from "next/link";
import { Card, CardAction, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { type Aim, targetWords } from "@/lib/analytics/aim";
import { callsHref } from "@/lib/analytics/drill";
import type { Leader, Leaderboard } from "@/lib/analytics/leaderboard";
import type { Scope } from "@/lib/analytics/schema";
import { FigureLink } from "./figure-link";
import { PersonName } from "./person-name";
import { ProgressMeter } from "./progress-meter";

interface Props {
  /** Null where filters leave out people or calls. */
  board: Leaderboard | null;
  /** The same period without filters. */
  everyone: string;
}

/** Who reached how much of their target, the team last. */
export function LeaderboardCard({ board, everyone }: Props) {
  return (
    <Card aria-labelledby="leaderboard">
      <CardHeader className="pb-2">
        <CardTitle id="leaderboard">Leaderboard</CardTitle>
        <CardDescription>
          {board ? (
            describe(board)
          ) : (
            <>
              Targets are of all calls of everyone:{" "}
              <Link href={everyone} className="text-primary underline-offset-4 hover:underline">
                without the filters
              </Link>{" "}
              this shows who reached theirs.
            </>
          )}
        </CardDescription>
        <CardAction>
          <Link
            href="/settings/targets"
            prefetch={false}
            className="text-primary text-sm underline-offset-4 hover:underline print:hidden"
          >
            Set targets
          </Link>
        </CardAction>
      </CardHeader>
      {board && <Board {...board} />}
    </Card>
  );
}

function describe({ workingDays, leaders }: Leaderboard): string {
  const days = `${workingDays} working ${workingDays === 1 ? "day" : "days"}`;
  const some = leaders.some(({ calls, demos }) => calls.target !== null || demos.target !== null);
  if (!some) return `Nobody has a target in the ${days} of this period.`;
  return `By the share of their calls’ target, as it is now, over ${days}; who was invited later has fewer. Who has no target has no rank.`;
}

function Board({ leaders, team }: Leaderboard) {
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead className="w-px pe-0 text-end">
            <span aria-hidden>#</span>
            <span className="sr-only">Rank</span>
          </TableHead>
          <TableHead>Person</TableHead>
          <TableHead className="w-[30%] max-sm:w-20 max-sm:px-1.5">Calls</TableHead>
          <TableHead className="w-[30%] max-sm:w-20 max-sm:px-1.5">Demos</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {leaders.map((leader) => (
          <LeaderRow key={leader.id} {...leader} />
        ))}
        <TableRow className="border-t-2 bg-muted/50 font-medium">
          <TableCell />
          <TableCell>Team</TableCell>
          <AimCell aim={team.calls} scope={team.scope} of="calls" whose="the team" />
          <AimCell aim={team.demos} scope={team.scope} of="demos" whose="the team" />
        </TableRow>
      </TableBody>
    </Table>
  );
}

function LeaderRow({ id, name, rank, calls, demos, scope }: Leader) {
  return (
    <TableRow>
      <TableCell className="pe-0 text-end text-muted-foreground tabular-nums">{rank ?? "–"}</TableCell>
      <TableCell primary className="min-w-24">
        <PersonName id={id} name={name} />
      </TableCell>
      <AimCell aim={calls} scope={scope} of="calls" whose={name} />
      <AimCell aim={demos} scope={scope} of="demos" whose={name} />
    </TableRow>
  );
}

interface AimCellProps {
  aim: Aim;
  scope: Scope;
  of: "calls" | "demos";
  whose: string;
}

function AimCell({ aim, scope, of, whose }: AimCellProps) {
  const { done, target, share } = aim;
  return (
    <TableCell className="min-w-26 tabular-nums max-sm:px-1.5">
      <span className="flex flex-wrap items-baseline gap-x-1">
        <FigureLink href={callsHref(scope, of === "demos" ? { outcome: "demo-booked" } : {})} of={`${of} of ${whose}`}>
          {done.toLocaleString("en")}
        </FigureLink>
        <span className="text-muted-foreground text-xs">
          {target === null ? "no target" : `of ${targetWords(target)}`}
        </span>
        {share !== null && <span className="ms-auto font-medium text-xs max-sm:hidden">{share}%</span>}
      </span>
      <ProgressMeter aim={aim} of={`${of} of ${whose}`} className="mt-1" />
      {share !== null && <span className="font-medium text-xs sm:hidden">{share}%</span>}
    </TableCell>
  );
}
