import { changePreviewOf } from "../../app/approval/approval-view.ts";
import { previewChange, requestChange } from "../../app/approval/request-change.ts";
import { writtenForm } from "../../app/loan/written-terms.ts";
import type { AppPorts } from "../../app/ports.ts";
import { crisisPayload } from "../../app/programme/crisis-change.ts";
import { listCrises, readCrisis } from "../../app/programme/read-crises.ts";
import { listProgrammes, readProgramme } from "../../app/programme/read-programmes.ts";
import type { programmeRoutes } from "../../contract/programme/routes.ts";
import { agreedJson } from "../../domain/covenant/covenant-json.ts";
import type { CovenantTerms } from "../../domain/covenant/covenant-terms.ts";
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { firstDay } from "../../domain/kernel/local-date.ts";
import { basisPointsText, type BasisPoints } from "../../domain/kernel/rate.ts";
import type { Handlers } from "../handler.ts";
import { pageRequest } from "../page.ts";

type Routes = typeof programmeRoutes;

export function programmeHandlers({
  ports,
}: {
  readonly ports: Pick<AppPorts, "calendar" | "sha256">;
}): Handlers<Routes> {
  return {
    listProgrammes: ({ query }, { read, actor, now }) =>
      read((work) => listProgrammes({ work, actor, now }, pageRequest(query))),
    getProgramme: ({ params }, { read, actor, now }) =>
      read((work) => readProgramme({ work, actor, now }, params.programmeId)),
    requestProgramme: ({ body }, context) =>
      requestChange(ports, context, { kind: "programme", payload: writtenProgramme(body) }),
    requestProgrammeTerms: ({ params, body }, context) =>
      requestChange(ports, context, {
        kind: "programme",
        payload: { ...params, ...writtenProgramme(body) },
      }),
    previewProgramme: ({ body }, { read, actor, now }) =>
      read(async (work) => {
        const command = { kind: "programme", payload: writtenProgramme(body) } as const;
        return changePreviewOf({ preview: await previewChange(ports, { work, actor, now }, command) });
      }),
    previewProgrammeTerms: ({ params, body }, { read, actor, now }) =>
      read(async (work) => {
        const command = { kind: "programme", payload: { ...params, ...writtenProgramme(body) } } as const;
        return changePreviewOf({ preview: await previewChange(ports, { work, actor, now }, command) });
      }),
    listCrisisEvents: (_, { read, actor }) =>
      read(async (work) => ({ items: await listCrises({ work, actor }) })),
    getCrisisEvent: ({ params }, { read, actor }) =>
      read((work) => readCrisis({ work, actor }, params.crisisId)),
    previewCrisisEvent: ({ body }, { read, actor, now }) =>
      read(async (work) => {
        const command = { kind: "crisisEvent", payload: crisisPayload(body) } as const;
        const preview = await previewChange(ports, { work, actor, now }, command);
        return changePreviewOf({ preview });
      }),
    requestCrisisEvent: ({ body }, context) =>
      requestChange(ports, context, { kind: "crisisEvent", payload: crisisPayload(body) }),
  };
}

interface ProgrammeBody {
  readonly lending: {
    readonly steps: { readonly achievedBp: BasisPoints; readonly missedBp: BasisPoints };
    readonly covenants: readonly TemplateBody[];
  };
}

interface TemplateBody {
  readonly terms: CovenantTerms;
  readonly basis: "standalone" | "consolidated";
  readonly consequence: Parameters<typeof agreedJson>[0]["consequence"];
}

/** Rates as text; steps and covenants in the written forms of their own contexts. */
function writtenProgramme(body: ProgrammeBody): CanonicalObject {
  const { steps, covenants, ...lending } = body.lending;
  return writtenForm({
    ...body,
    lending: {
      ...lending,
      steps: {
        achievedBp: basisPointsText(steps.achievedBp),
        missedBp: basisPointsText(steps.missedBp),
      },
      covenants: covenants.map((template) => ({ ...template, ...writtenTemplate(template) })),
    },
  });
}

/** The schedule comes with each borrower. */
const noSchedule = {
  firstTestOn: firstDay,
  lastTestOn: firstDay,
  everyMonths: 12,
  dueAfterMonths: 0,
  graceDays: 0,
};

function writtenTemplate({ terms, basis, consequence }: TemplateBody): CanonicalObject {
  const written = agreedJson({ terms, basis, consequence, schedule: noSchedule, warning: undefined });
  return { terms: written["terms"], basis, consequence: written["consequence"] };
}
