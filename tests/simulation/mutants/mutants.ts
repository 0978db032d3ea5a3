/** A bug put in on purpose: in `file`, each `find` becomes its `replace`. A `find` that is gone fails the suite. */
export interface Mutant {
  file: string;
  edits: readonly (readonly [find: string, replace: string])[];
}

const mutant = (file: string, ...edits: [string, string][]): Mutant => ({ file, edits });
const CHECKS_FROM = "if (page.from !== (cursor ?? BEGINNING) && !reaches(page, cursor))";

/** By what is wrong. The simulator has to catch every one. */
export const MUTANTS: Record<string, Mutant> = {
  "no receipt check": mutant("lib/command/deliver.ts", ["if (seen.receipt) return", "if (!seen) return"]),
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text that stands in the source
  "guard off in commit": mutant("lib/command/commit.ts", ["(select 1 where ${guardHolds(ctx, s)})", "1"]),
  "an edit overwrites what its person has not seen": mutant("lib/command/merge.ts", [
    "stale || since.fields.includes(field)",
    "stale",
  ]),
  "an edit whose base the log has forgotten goes in": mutant("lib/command/merge.ts", [
    "since.forgotten === true && base.seq < row.seq",
    "false",
  ]),
  "send as the next person": mutant("lib/sync/push.ts", ["if (userId !== ctx.actor.id)", "if (!userId)"]),
  "push does not stop at a failed entry": mutant("lib/sync/push.ts", ['if (result.status === "failed") break;', ""]),
  "a page left open pulls as the next person": mutant("lib/sync/pull.ts", ["userId !== ctx.actor.id", "!ctx"]),
  "cursor moved past an unread change": mutant("lib/sync/pull.ts", ["feed.epoch, feed.to)", "feed.epoch, feed.head)"]),
  "a page ends within an operation": mutant("lib/sync/feed.ts", ["select max(o.seq)", "select min(o.seq)"]),
  "visibility by audience instead of the current row": mutant("lib/sync/items.ts", [
    "kept && includes(kept.readers, actor) ? kept.row : null",
    "kept ? kept.row : null",
  ]),
  "a new role does not start again": mutant("lib/sync/state.ts", ["Boolean(roleChanged)", "false"]),
  "acknowledge on 500": mutant(
    "lib/offline/net.ts",
    [
      "if (response.status === 200)",
      "if (response.status >= 500 && init.body) return allDone(init);\n    if (response.status === 200)",
    ],
    [
      "function isPushed(",
      "const allDone = (init: any): any => ({ kind: 'ok', body: { cursor: '', results: Object.fromEntries(JSON.parse(init.body).entries.map((e: any) => [e.id, { status: 'applied' }])) } });\nfunction isPushed(",
    ],
  ),
  "acknowledge on HTML 200": mutant("lib/offline/net.ts", [
    "await response.json();",
    "await response.json().catch(() => ({ cursor: '', results: Object.fromEntries(JSON.parse(String(init.body)).entries.map((e: any) => [e.id, { status: 'applied' }])) }));",
  ]),
  "delete before send": mutant("lib/offline/drain.ts", [
    "const answer = await push(",
    "for (const { n } of entries) await store.delete('outbox', n);\n    const answer = await push(",
  ]),
  "drop the fence after an uncertain result": mutant(
    "lib/offline/drain.ts",
    ["for (;;) {", "for (let skipped = 0; ; ) {"],
    ["sendable(queued, MAX_ENTRIES)", "sendable(queued, 1 + skipped).slice(skipped)"],
    [
      'if (answer.kind !== "ok") return answer;',
      "if (answer.kind === 'uncertain') { skipped += 1; continue; }\n    if (answer.kind !== 'ok') return answer;",
    ],
  ),
  "settle entries the answer did not name": mutant("lib/offline/drain.ts", [
    "results[id] ? [[id, results[id]]] : []",
    "[[id, results[id] ?? { status: 'applied' as const }]]",
  ]),
  "a new operation id after a lost answer": mutant("lib/offline/drain.ts", [
    'if (answer.kind !== "ok") return answer;',
    "if (answer.kind === 'uncertain') for (const entry of entries) await store.put('outbox', { ...entry, id: entry.id + 'x' });\n    if (answer.kind !== 'ok') return answer;",
  ]),
  "an entry leaves the overlay before the feed passed it": mutant("lib/offline/outbox.ts", [
    "return seq === undefined || (replicaSeq !== null && seq <= replicaSeq);",
    "return true;",
  ]),
  "an entry whose answer is a conflict is dropped": mutant("lib/offline/outbox.ts", [
    "if (isPast(settled, replicaSeq))",
    "if (settled.state === 'conflict' || isPast(settled, replicaSeq))",
  ]),
  "applyPage does not check where a page starts": mutant("lib/offline/replica.ts", [CHECKS_FROM, "if (!page)"]),
  "a frame begins a device's copy": mutant("lib/offline/replica.ts", [
    CHECKS_FROM,
    "if (cursor !== undefined && page.from !== cursor && !reaches(page, cursor))",
  ]),
  "apply an older row over a newer": mutant("lib/offline/replica.ts", ["if (known && known.seq > seq)", "if (!item)"]),
  "forget the subtree": mutant("lib/offline/replica.ts", ["    subtrees.add(id);\n    return;", "    return;"]),
  "what a returning lead had before stays": mutant("lib/offline/replica.ts", [
    "await dropChildren(store, id, world);\n    subtrees.add(id);",
    "subtrees.add(id);",
  ]),
  "a lead that arrives drops itself with its children": mutant("lib/offline/replica.ts", [
    'if (child.entity === "lead") continue;',
    "",
  ]),
  "a subtree goes in while the replica is ahead": mutant("lib/offline/replica.ts", [" || at.seq > read.seq", ""]),
  "children stay when their lead goes": mutant("lib/offline/replica.ts", [
    'if (entity === "lead") await dropChildren(store, id, world);',
    "",
  ]),
  "a refill sweeps nothing": mutant("lib/offline/replica.ts", [
    "if (!cursor || !parseCursor(cursor)) await sweep(",
    "if (!page) await sweep(",
  ]),
  "a filling counts as the end": mutant("lib/offline/catch-up.ts", [" && cursor && parseCursor(cursor)", ""]),
};
