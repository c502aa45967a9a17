import { z } from "zod";
import { bilingual, organizationRef, provenance } from "../answers.ts";
import { route } from "../route.ts";
import { answerDay, wireDay } from "../wire.ts";

/** What a legal form allows or locks, and whether a primary source confirmed it. */
const formCell = z
  .strictObject({ value: z.string(), words: bilingual, confirmed: z.boolean() })
  .meta({ id: "LegalFormCell" });

const legalForm = z
  .strictObject({
    code: z.string(),
    name: bilingual,
    validFrom: answerDay,
    source: z.string(),
    reviewedOn: answerDay,
    /** 0 to 4, for the significance criterion "lock". */
    lockGrade: z.number().int(),
    cells: z.strictObject({
      outsideEquity: formCell,
      distribution: formCell,
      missionLock: formCell,
      assetLock: formCell,
      corporateTax: formCell,
      donorRelief: formCell,
      setUp: formCell,
    }),
  })
  .meta({ id: "LegalForm" });

const legalFormCode = z.string().regex(/^[a-z_]{1,12}$/, "not the code of a legal form");

const formChange = z
  .strictObject({
    from: z.string(),
    to: z.string(),
    columns: z.array(
      z.strictObject({
        column: z.string(),
        before: formCell,
        after: formCell,
        /** A possibility, a lock or a relief that is given up. */
        loses: z.boolean(),
      }),
    ),
    lockGrades: z.strictObject({ before: z.number().int(), after: z.number().int() }),
  })
  .meta({ id: "LegalFormChange" });

const organization = organizationRef
  .extend({
    /** Null while the organization has said nothing of itself. */
    profile: z
      .strictObject({
        /** Null for a form that the table does not know. */
        form: z
          .strictObject({
            code: z.string(),
            name: bilingual,
            takesEquity: z.boolean(),
            lockGrade: z.number().int(),
          })
          .nullable(),
        registrationNumber: z.string().nullable(),
        municipalityCode: z.string().nullable(),
        paysSurplus: z.boolean(),
        /** Surplus was paid out although the form allows none, or only within limits. */
        surplusFlag: z.enum(["breach", "limit"]).nullable(),
        plannedForm: z.string().nullable(),
        plannedChange: formChange.nullable(),
        effectiveOn: answerDay,
        provenance,
      })
      .nullable(),
  })
  .meta({ id: "Organization" });

export const partyRoutes = {
  listOrganizations: route({
    id: "listOrganizations",
    method: "get",
    path: "/v1/organizations",
    summary:
      "The caller's organization, those it shares projects with, those its funds hold and the partners of funds it manages, with what they are by law",
    tag: "parties",
    permission: "signedIn",
    query: z.strictObject({ asOf: wireDay.optional() }),
    response: z.strictObject({ items: z.array(organization) }),
  }),
  recordProfile: route({
    id: "recordProfile",
    method: "post",
    path: "/v1/organization-profiles",
    summary: "Record what the caller's organization is by law, from a day on",
    tag: "parties",
    permission: "manageProfile",
    body: z.strictObject({
      legalForm: legalFormCode.nullable(),
      /** 法人番号: 13 digits with their check digit. */
      registrationNumber: z
        .string()
        .regex(/^\d{13}$/, "not 13 digits")
        .nullable(),
      municipalityCode: z
        .string()
        .regex(/^\d{6}$/, "not six digits")
        .nullable(),
      /** Surplus has been paid out to members or shareholders. */
      paysSurplus: z.boolean(),
      plannedForm: legalFormCode.nullable(),
      effectiveOn: wireDay,
    }),
    response: organization,
    status: 201,
    recordsFacts: true,
  }),
  listLegalForms: route({
    id: "listLegalForms",
    method: "get",
    path: "/v1/legal-forms",
    summary: "Legal forms compared: equity, distribution, locks, tax and set-up, as they hold on a day",
    tag: "parties",
    permission: "signedIn",
    query: z.strictObject({ asOf: wireDay.optional() }),
    response: z.strictObject({
      items: z.array(legalForm),
      /** Which form serves the need that comes first. */
      shortCuts: z.array(
        z.strictObject({ need: z.enum(["quickStart", "donations", "equity"]), code: z.string() }),
      ),
    }),
  }),
  previewFormChange: route({
    id: "previewFormChange",
    method: "get",
    path: "/v1/legal-form-changes",
    summary: "What a planned change of legal form would change",
    tag: "parties",
    permission: "signedIn",
    query: z.strictObject({
      from: legalFormCode.meta({ examples: ["gia"] }),
      to: legalFormCode.meta({ examples: ["kk"] }),
      asOf: wireDay.optional(),
    }),
    response: formChange,
  }),
} as const;
