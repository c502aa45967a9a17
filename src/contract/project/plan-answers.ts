/** Shapes of a project's plan, participants, agreements and pictures, asked and answered. */
import { z } from "zod";
import { bilingual, organizationRef, provenance } from "../answers.ts";
import { answerDay, answerDecimal, answerInstant, wireDay, wireId, wireText } from "../wire.ts";

/** Words in Japanese; in English they may be left out, and the Japanese stands for both. */
export function projectWords(
  most: number,
  least = 1,
): z.ZodType<z.output<typeof bilingual>, { readonly ja: string; readonly en?: string | undefined }> {
  return z
    .strictObject({ ja: wireText(most, least), en: wireText(most, 0).default("") })
    .transform(({ ja, en }) => ({ ja, en: en === "" ? ja : en }));
}

/** Six digits with their check digit (全国地方公共団体コード). */
const municipalityCode = z
  .string()
  .regex(/^\d{6}$/, "not six digits")
  .meta({ examples: ["102024"] });
const key = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, "not a key");
const participantRole = z.enum(["manager", "aggregator", "player", "supporter", "organizer"]);
const fundingKind = z.enum(["loan", "subsidy", "fundStake", "donation", "ownMoney"]);
const placeKind = z.enum(["hub", "reusedBuilding", "other"]);
const stage = z.enum(["input", "activity", "output", "outcome", "impact"]);
const side = z.enum(["municipality", "company", "organizer"]);
const promiseKind = z.enum(["continuousSupply", "disclosure", "other"]);
const pattern = z.enum(["localCompany", "outsideCompanyMany", "outsideCompanyOne"]);

export const planBody = z.strictObject({
  challenge: projectWords(2000),
  region: projectWords(200),
  mission: projectWords(2000, 0),
  activityPlan: projectWords(5000, 0),
  municipalityCodes: z.array(municipalityCode).max(60),
  places: z
    .array(
      z.strictObject({
        kind: placeKind,
        name: projectWords(200),
        municipalityCode: municipalityCode.nullable(),
      }),
    )
    .max(30),
  funding: z
    .array(
      z.strictObject({
        kind: fundingKind,
        from: projectWords(200),
        /** Whole yen. */
        amount: z
          .string()
          .regex(/^[1-9]\d{0,14}$/, "not a whole amount of yen")
          .meta({ examples: ["4500000"] }),
        source: wireText(300, 0).default(""),
      }),
    )
    .max(30),
  sdgCodes: z.array(z.string().max(6)).max(30),
  irisCodes: z.array(z.string().max(10)).max(30),
  rollOuts: z
    .array(
      z.strictObject({
        name: projectWords(200),
        regions: z
          .array(
            z.strictObject({
              name: projectWords(200),
              municipalityCode: municipalityCode.nullable(),
              kpiId: wireId,
            }),
          )
          .max(60),
      }),
    )
    .max(10),
  logicModel: z.strictObject({
    nodes: z.array(z.strictObject({ key, stage, words: projectWords(200) })).max(60),
    arrows: z.array(z.strictObject({ from: key, to: key, kpiIds: z.array(wireId).max(10) })).max(120),
  }),
});

export const participationBody = z.strictObject({
  /** Of one that stands already: its days are recorded anew. */
  participationId: wireId.optional(),
  role: participantRole,
  organizationId: wireId.nullable(),
  /** Only of a manager. */
  personName: wireText(100).nullable(),
  startsOn: wireDay,
  endsOn: wireDay.nullable(),
});

export const partnershipTerms = z.strictObject({
  pattern,
  name: projectWords(200),
  parties: z
    .array(z.strictObject({ side, name: projectWords(200), municipalityCode: municipalityCode.nullable() }))
    .max(30),
  signedOn: wireDay,
  startsOn: wireDay,
  endsOn: wireDay.nullable(),
  terms: projectWords(5000, 0),
  promises: z
    .array(
      z.strictObject({
        key,
        kind: promiseKind,
        by: side,
        what: projectWords(500),
        firstDueOn: wireDay,
        everyMonths: z.number().int().min(0).max(120),
      }),
    )
    .max(40),
  reviewOn: z.array(wireDay).max(40),
  atEnd: projectWords(2000, 0),
});

export const pageBody = z.strictObject({
  plainWords: projectWords(2000),
  kpis: z.array(z.strictObject({ kpiId: wireId, countsPeople: z.boolean().default(false) })).max(30),
  /** Totals of the roll-out, without the regions' own figures. */
  showsRollOut: z.boolean().default(false),
});

const answeredTerms = z.strictObject({
  pattern,
  name: bilingual,
  parties: z.array(z.strictObject({ side, name: bilingual, municipalityCode: z.string().nullable() })),
  signedOn: answerDay,
  startsOn: answerDay,
  endsOn: answerDay.nullable(),
  terms: bilingual,
  promises: z.array(
    z.strictObject({
      key: z.string(),
      kind: promiseKind,
      by: side,
      what: bilingual,
      firstDueOn: answerDay,
      everyMonths: z.number().int(),
    }),
  ),
  reviewOn: z.array(answerDay),
  atEnd: bilingual,
});

export const partnershipAnswer = z
  .strictObject({
    id: wireId,
    version: z.number().int(),
    project: z.strictObject({ id: wireId, name: bilingual }),
    terms: answeredTerms,
    /** What makes an agreement win-win and is not in this one. */
    gaps: z.array(z.enum(["continuousSupply", "disclosure", "review", "atEnd"])),
    /** Up to twelve months ahead. */
    duties: z.array(
      z.strictObject({
        key: z.string(),
        kind: z.enum(["continuousSupply", "disclosure", "other", "review", "end"]),
        dueOn: answerDay,
        what: bilingual,
        keptOn: answerDay.nullable(),
      }),
    ),
    documents: z.array(
      z.strictObject({
        id: wireId,
        partnershipId: wireId,
        sha256: z.string(),
        fileName: z.string(),
        mediaType: z.string(),
        sizeBytes: z.number().int(),
        uploadedAt: answerInstant,
        fictional: z.boolean(),
      }),
    ),
    provenance,
  })
  .meta({ id: "Partnership" });

const pageContent = z.strictObject({
  challenge: bilingual,
  mission: bilingual,
  plainWords: bilingual,
  kpis: z.array(z.strictObject({ kpiId: wireId, countsPeople: z.boolean() })),
  showsRollOut: z.boolean(),
});

export const planAnswer = z
  .strictObject({
    projectId: wireId,
    /** The caller's organization runs it. */
    isOwn: z.boolean(),
    version: z.number().int(),
    effectiveOn: answerDay.nullable(),
    plan: z
      .strictObject({
        challenge: bilingual,
        region: bilingual,
        mission: bilingual,
        activityPlan: bilingual,
        municipalityCodes: z.array(z.string()),
        places: z.array(
          z.strictObject({ kind: placeKind, name: bilingual, municipalityCode: z.string().nullable() }),
        ),
        funding: z.array(
          z.strictObject({
            kind: fundingKind,
            from: bilingual,
            amount: answerDecimal,
            source: z.string(),
            /** Tenths of a percent of all financing; they add up to 1000. */
            perMille: z.number().int(),
          }),
        ),
        sdgCodes: z.array(z.string()),
        irisCodes: z.array(z.string()),
        rollOuts: z.array(
          z.strictObject({
            name: bilingual,
            regions: z.array(
              z.strictObject({ name: bilingual, municipalityCode: z.string().nullable(), kpiId: wireId }),
            ),
          }),
        ),
        logicModel: z.strictObject({
          nodes: z.array(z.strictObject({ key: z.string(), stage, words: bilingual })),
          arrows: z.array(z.strictObject({ from: z.string(), to: z.string(), kpiIds: z.array(wireId) })),
        }),
      })
      .nullable(),
    participations: z.array(
      z.strictObject({
        id: wireId,
        version: z.number().int(),
        role: participantRole,
        organization: organizationRef.nullable(),
        personName: z.string().nullable(),
        startsOn: answerDay,
        endsOn: answerDay.nullable(),
        takesPart: z.boolean(),
        provenance,
      }),
    ),
    partnerships: z.array(partnershipAnswer),
    /** Totals of the regions; incomplete while one of them has not reported. */
    rollOuts: z.array(
      z.strictObject({
        name: bilingual,
        unit: bilingual.nullable(),
        regions: z.array(z.strictObject({ name: bilingual, kpiId: wireId, kpi: bilingual })),
        /** Why there is no sum; null where the regions add up. */
        noTotal: z.enum(["unitsDiffer", "overlapping"]).nullable(),
        totals: z.array(
          z.strictObject({
            startOn: answerDay,
            endOn: answerDay,
            /** Null where there is no sum, or where it would give away a count of a few people. */
            total: answerDecimal.nullable(),
            isWithheld: z.boolean(),
            isComplete: z.boolean(),
            missing: z.array(bilingual),
            /** In the order of the regions; null where one has not reported, or is withheld. */
            parts: z.array(z.strictObject({ value: answerDecimal.nullable(), isWithheld: z.boolean() })),
          }),
        ),
      }),
    ),
    page: z
      .strictObject({
        version: z.number().int(),
        state: z.enum(["published", "withdrawn"]),
        content: pageContent,
        effectiveOn: answerDay,
      })
      .nullable(),
    fictional: z.boolean(),
  })
  .meta({ id: "ProjectPlan" });
