/**
 * What of a request belongs into the security log beside what the commands say themselves: every denial, who saw which
 * record, who took what out of the house, and who asked for or decided a change. It is read off the route, so that a
 * new route is logged without anybody thinking of it.
 */
import type { Actor } from "../app/actor.ts";
import type { IdentityPorts } from "../app/identity/ports.ts";
import type { SecurityEvent, SecurityEventName } from "../app/identity/security-event.ts";
import { Rejected } from "../app/rejected.ts";
import { approvalAnswer } from "../contract/approval/routes.ts";
import type { Route } from "../contract/route.ts";
import { millisOf, type Instant } from "../domain/kernel/instant.ts";
import type { DecodedInput } from "./decode.ts";
import type { ExportedFile } from "./export/send-export.ts";
import { Problem, statusOf } from "./problem.ts";
import { isRecordId } from "./record-ids.ts";

export interface AccessLog {
  /** Something was answered. */
  readonly served: (served: Served) => void;
  /** A file went out, with the records in it. */
  readonly exported: (served: Served, file: ExportedFile) => void;
  /** Something was refused; only what was refused for who asks is a denial. */
  readonly refused: (refused: Refused) => void;
}

interface Asked {
  readonly route: Route;
  readonly actor: Pick<Actor, "personId" | "organizationId"> | undefined;
  readonly address: string;
}

interface Served extends Asked {
  readonly input: Pick<DecodedInput, "params" | "query">;
  readonly answer?: unknown;
  readonly now: Instant;
}

interface Refused extends Asked {
  readonly error: unknown;
  /** The part of the address that names records, as it came. */
  readonly params: Readonly<Record<string, unknown>>;
}

export function accessLog({ securityLog }: Pick<IdentityPorts, "securityLog">): AccessLog {
  const looks = recentLooks();
  return {
    served: (served) => {
      const event = eventOf(served.route);
      if (event === undefined || served.actor === undefined) return;
      const subjects = [...subjectsOf(served), ...answeredIds(served)];
      if (event === "recordRead" && (subjects.length === 0 || looks.isAnother(served, subjects))) return;
      securityLog({ ...line(served), event, detail: served.route.id, subjects });
    },
    exported: (served, { name, rows, contents }) => {
      const detail = `${served.route.id} ${name} (${String(rows)})`;
      const event = {
        event: "exported",
        detail,
        subjects: subjectsOf(served),
        contents: [...contents],
      } as const;
      securityLog({ ...line(served), ...event });
    },
    refused: (refused) => {
      const code = denialOf(refused.error);
      if (code === undefined) return;
      const detail = code === "notAllowed" ? refused.route.id : `${refused.route.id} ${code}`;
      const subjects = Object.values(refused.params).filter(isRecordId);
      securityLog({ ...line(refused), event: "denied", detail, subjects });
    },
  };
}

function line({ actor, address }: Asked): Omit<SecurityEvent, "event"> {
  if (actor === undefined) return { address };
  const { personId, organizationId } = actor;
  return { personId, organizationId, address };
}

const decisions: Readonly<Record<string, SecurityEventName>> = {
  approveRequest: "approved",
  approveRequests: "approved",
  rejectRequest: "rejected",
  withdrawRequest: "approvalWithdrawn",
};

function eventOf(route: Route): SecurityEventName | undefined {
  const { id, recordsFacts, response, responseKind } = route;
  if (recordsFacts === true) {
    return decisions[id] ?? (response === approvalAnswer ? "approvalRequested" : undefined);
  }
  if (route.handsOutEvidence === true) return "evidenceRead";
  if (responseKind === "file" || responseKind === "pdf") return "exported";
  return showsRecords(route) ? "recordRead" : undefined;
}

function showsRecords({ permission, method, computes }: Route): boolean {
  return permission !== "public" && permission !== "signedIn" && (method === "get" || computes === true);
}

/** The ids in the address of a request: of its path, and of its filters. Who asks the log about a record has not seen it. */
function subjectsOf({ input: { params, query } }: Pick<Served, "input">): readonly string[] {
  return [params, query].flatMap((part) =>
    typeof part === "object" && part !== null
      ? Object.entries(part).flatMap(([name, value]) =>
          name.endsWith("Id") && name !== "subjectId" && isRecordId(value) ? [value] : [],
        )
      : [],
  );
}

/** What came of a request for approval: its id, or those of the requests that were approved together. */
function answeredIds({ route, answer }: Served): readonly string[] {
  if (route.recordsFacts !== true || typeof answer !== "object" || answer === null) return [];
  const own = "id" in answer && isRecordId(answer.id) ? [answer.id] : [];
  const items = "items" in answer && Array.isArray(answer.items) ? (answer.items as readonly unknown[]) : [];
  return [...own, ...items.flatMap((item) => (isApproved(item) ? [item.id] : []))];
}

function isApproved(item: unknown): item is { readonly id: string } {
  return (
    typeof item === "object" &&
    item !== null &&
    "approved" in item &&
    item.approved === true &&
    "id" in item &&
    isRecordId(item.id)
  );
}

/** Why somebody was kept out; undefined where a request failed for what was in it. */
function denialOf(error: unknown): string | undefined {
  const code =
    error instanceof Problem
      ? error.refusal.code
      : error instanceof Rejected
        ? error.rejection.code
        : undefined;
  if (code === undefined) return undefined;
  const isHidden = code === "notFound";
  return isHidden || statusOf(code) === 403 ? code : undefined;
}

const sameLookMillis = 5 * 60_000;
const mostLooks = 10_000;

/** A screen that asks again every second shows one look at a record, not hundreds. */
function recentLooks(): { readonly isAnother: (served: Served, subjects: readonly string[]) => boolean } {
  const seen = new Map<string, number>();
  return {
    isAnother: ({ route, actor, address, now }, subjects) => {
      const key = [actor?.personId, actor?.organizationId, address, route.id, ...subjects].join(" ");
      const at = millisOf(now);
      const before = seen.get(key);
      if (before !== undefined && at - before < sameLookMillis && at >= before) return true;
      if (seen.size >= mostLooks) seen.clear();
      seen.set(key, at);
      return false;
    },
  };
}
