/** What is given out of a fund: statements to a partner, notices, restatements. As data; reports lay them out. */
import { z } from "zod";
import { answeredViewpoint, bilingual, organizationRef } from "../answers.ts";
import { paidTier } from "../approval/change-preview.ts";
import { answerDay, answerDecimal, answerInstant, wireId } from "../wire.ts";
import { account, net } from "./answers.ts";

const namedFund = z.strictObject({ id: wireId, name: bilingual, manager: organizationRef });

export const partnerStatementAnswer = z
  .strictObject({
    fund: namedFund,
    fromOn: answerDay,
    account,
    performance: z.strictObject(net),
    viewpoint: answeredViewpoint,
  })
  .meta({ id: "PartnerStatement" });

export const noticesAnswer = z
  .strictObject({
    fund: namedFund,
    kind: z.enum(["call", "distribution"]),
    noticeOn: answerDay,
    valueOn: answerDay,
    total: answerDecimal,
    partners: z.array(
      z.strictObject({
        partnerId: wireId,
        number: z.number().int(),
        organization: organizationRef,
        lines: z.array(z.strictObject({ type: z.string(), cash: answerDecimal, unfunded: answerDecimal })),
        amount: answerDecimal,
        unfundedBefore: answerDecimal,
        unfundedAfter: answerDecimal,
      }),
    ),
    tiers: z.array(paidTier),
  })
  .meta({ id: "FundNotices" });

const compared = { reported: answerDecimal, restated: answerDecimal, difference: answerDecimal };

export const restatementAnswer = z
  .strictObject({
    asOf: answerDay,
    reportedAt: answerInstant,
    netAssets: z.strictObject(compared),
    partners: z.array(z.strictObject({ partnerId: wireId, ...compared })),
    entries: z.array(
      z.strictObject({
        entryId: wireId,
        belongsOn: answerDay,
        bookedOn: answerDay,
        recordedAt: answerInstant,
        description: bilingual,
        effect: answerDecimal,
      }),
    ),
  })
  .meta({ id: "FundRestatement" });
