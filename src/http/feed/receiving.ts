/** The door of the feeds: who sends proves it by the secret of the feed, and is answered what became of the message. */
import type { Actor } from "../../app/actor.ts";
import type { FeedRecord } from "../../app/feed/ports.ts";
import { receiveMessage } from "../../app/feed/receive-message.ts";
import type { IdentityPorts } from "../../app/identity/ports.ts";
import type { EvidenceFiles } from "../../app/impact/ports.ts";
import type { AppPorts } from "../../app/ports.ts";
import type { feedRoutes } from "../../contract/feed/routes.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { Handlers, SignedBody } from "../handler.ts";
import { problem } from "../problem.ts";
import { exactJson } from "./exact-json.ts";
import { provenByBearer, provenBySignature } from "./proof.ts";

export interface FeedHandlerDeps {
  readonly ports: Pick<AppPorts, "transact" | "read" | "now">;
  readonly identity: Pick<IdentityPorts, "sealer" | "randomBytes" | "securityLog">;
  readonly files: EvidenceFiles;
}

type Receive = Handlers<Pick<typeof feedRoutes, "receiveFeedMessage">>["receiveFeedMessage"];

export function receivingHandler({ ports, identity, files }: FeedHandlerDeps): Receive {
  return async ({ params: { feedId }, signed }, { newId, now, connection }) => {
    const proven = await provenFeed({ ports, identity, files }, { feedId, signed, now });
    if (proven === undefined) {
      const { address } = connection;
      identity.securityLog({ event: "tokenRefused", address, detail: "receiveFeedMessage" });
      throw problem("feedRefused");
    }
    const { feed, id } = proven;
    const { organizationId } = feed;
    const actor: Actor = { personId: feed.id, organizationId, roles: [], via: "system" };
    const unit = { actor, action: "receiveFeedMessage", now: ports.now, newId };
    const { message, isReplay } = await ports.transact(unit, (work, at) =>
      receiveMessage(
        { files, parse: exactJson },
        { work, actor, now: at, newId },
        { feed, id, bytes: signed.bytes },
      ),
    );
    const { outcome, observationId, code } = message;
    const told = { observationId: observationId ?? null, code: code ?? null };
    return { id: message.id, outcome, ...told, replay: isReplay };
  };
}

interface Presented {
  readonly feedId: string;
  readonly signed: SignedBody;
  readonly now: Instant;
}

/** A feed that is not there, one that was removed, and a wrong secret are answered alike. */
async function provenFeed(
  { ports, identity: { sealer } }: FeedHandlerDeps,
  { feedId, signed, now }: Presented,
): Promise<{ readonly feed: FeedRecord; readonly id: string | undefined } | undefined> {
  const { feed, sealed } = await ports.read(async ({ feeds }) => ({
    feed: await feeds.findAny(feedId),
    sealed: (await feeds.secretsOf(feedId)).filter(({ endsAt }) => endsAt === null || endsAt > now),
  }));
  if (feed === undefined || feed.state === "removed") return undefined;
  const secrets = sealed.map((secret) => sealer.open(secret.sealed));
  if (feed.proof === "bearer") return provenByBearer(secrets, signed) ? { feed, id: undefined } : undefined;
  const id = provenBySignature(secrets, signed);
  return id === undefined ? undefined : { feed, id };
}
