import type { Knex } from "knex";
import type { ShareLink, ShareLinkRepository } from "../../src/app/fund/share-link-ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { firstOf, rowsOf } from "../read.ts";

interface ShareLinkRow {
  readonly id: string;
  readonly fund_id: string;
  readonly partner_id: string;
  readonly organization_id: string;
  readonly made_by: string;
  readonly made_at: Instant;
  readonly expires_at: Instant;
  readonly revoked_at: Instant | null;
  readonly openings: number;
  readonly last_opened_at: Instant | null;
}

interface ListedRow extends ShareLinkRow {
  readonly maker: string;
}

export function fundShareLinks(on: Knex): ShareLinkRepository {
  return {
    async add(link) {
      await on("fund_share_link").insert({
        id: link.id,
        token_hash: link.tokenHash,
        fund_id: link.fundId,
        partner_id: link.partnerId,
        organization_id: link.organizationId,
        made_by: link.madeBy,
        made_at: link.madeAt,
        expires_at: link.expiresAt,
        revoked_at: null,
        openings: 0,
        last_opened_at: null,
      });
    },
    async find(tokenHash) {
      const row = await firstOf<ShareLinkRow>(
        on("fund_share_link").where({ token_hash: tokenHash }).select(),
      );
      return row === undefined ? undefined : toShareLink(row);
    },
    async listOf(fundId) {
      const rows = await rowsOf<ListedRow>(
        on("fund_share_link")
          .join("person", "person.id", "fund_share_link.made_by")
          .where("fund_share_link.fund_id", fundId)
          .orderBy("fund_share_link.id", "desc")
          .select("fund_share_link.*", { maker: "person.name" }),
      );
      return rows.map((row) => ({ ...toShareLink(row), madeBy: { id: row.made_by, name: row.maker } }));
    },
    async opened({ id, at }) {
      await on("fund_share_link").where({ id }).update({ last_opened_at: at }).increment("openings", 1);
    },
    async revoke({ id, fundId, at }) {
      const own = { id, fund_id: fundId };
      await on("fund_share_link").where(own).whereNull("revoked_at").update({ revoked_at: at });
      const row = await firstOf<{ readonly id: string }>(on("fund_share_link").where(own).select("id"));
      return row !== undefined;
    },
  };
}

function toShareLink(row: ShareLinkRow): ShareLink {
  return {
    id: row.id,
    fundId: row.fund_id,
    partnerId: row.partner_id,
    organizationId: row.organization_id,
    madeBy: row.made_by,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    openings: row.openings,
    lastOpenedAt: row.last_opened_at,
  };
}
