/** A programme, an application to its contract, a crisis and a cooperation: every table of theirs holds rows. */
import type { Database } from "../../db/connect.ts";
import { declareConflict, explainGrades, meetCondition } from "../../src/app/application/review-commands.ts";
import { startCooperation } from "../../src/app/cooperation/cooperations.ts";
import type { Actor } from "../../src/app/actor.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import {
  addReviewer,
  grantedAsAsked,
  programmeDesk,
  reviewer,
  v10Grades,
  type ProgrammeDesk,
} from "./programme-desk.ts";
import type { memoryFiles } from "./sample-facts.ts";
import { people, sample } from "./sample-names.ts";

const day = "2025-12-28";
const related: Actor = { ...reviewer, personId: "00000000-0000-7000-8000-0000000000a9" };

export async function recordSampleProgramme(
  database: Database,
  newId: () => string,
  files: ReturnType<typeof memoryFiles>,
): Promise<void> {
  await addReviewer(database, newId, day);
  await addReviewer(database, newId, day, related.personId);
  const desk = programmeDesk(database, newId, { dayOf: () => day, files });
  await desk.offer();
  const applicationId = await desk.inReview();
  await reviewed(desk, applicationId);
  await contracted(desk, applicationId);
  await desk.approve(day, "crisisEvent", {
    kind: "disaster",
    name: { ja: "架空地震", en: "Fictional earthquake" },
    startsOn: "2025-12-01",
    endsOn: "2026-12-31",
    regions: ["架空"],
    programmeIds: [await desk.programmeId()],
    moratorium: null,
  });
  const name = { ja: "港町の協調融資", en: "Harbour town, together" };
  await desk.as(people.officer, day, (context) =>
    startCooperation(context, { name, facilityId: sample.facility }),
  );
}

async function reviewed(desk: ProgrammeDesk, applicationId: string): Promise<void> {
  await desk.as(related, day, (context) => declareConflict(context, { applicationId, reason: "親族が役員" }));
  await desk.review(people.approver, applicationId, day);
  await desk.review(reviewer, applicationId, day, { ...v10Grades, lock: 0 });
  await desk.as(reviewer, day, (context) =>
    explainGrades(context, { applicationId, criterion: "lock", note: "定款の解釈が違う" }),
  );
  await desk.screen(applicationId, "passedToDecision", day);
}

async function contracted(desk: ProgrammeDesk, applicationId: string): Promise<void> {
  await desk.approve(day, "applicationDecision", {
    applicationId,
    kind: "conditional",
    reasons: "必要性が高い",
    granted: grantedAsAsked,
    conditions: [{ text: "事業所の指定を受ける", dueOn: "2026-03-31" }],
  });
  await desk.approve(day, "applicationContract", { applicationId, facilityNumber: "SB-F-1", agreedOn: day });
  await desk.as(people.officer, day, (context) =>
    meetCondition(context, { applicationId, number: 1, metOn: localDate(day), note: "確認済み" }),
  );
}
